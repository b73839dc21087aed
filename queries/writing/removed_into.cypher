// summary: What went and led to some statements.
// parameter: ids  list  ids of statements
// returns: id, into
MATCH (r:Removed)
WHERE r.into IN $ids
RETURN r.id AS id, r.into AS into
