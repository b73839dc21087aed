// summary: Since when some ids are gone, and why; none that the store holds.
// parameter: ids  list  ids of entities and statements, articles as article/KEY
// returns: id, revision, at, why, into
UNWIND $ids AS wanted
MATCH (r:Removed {id: wanted})
RETURN r.id AS id, r.revision AS revision, r.at AS at, r.why AS why, r.into AS into
