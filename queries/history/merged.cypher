// summary: Those of some ids that are another entity or statement now, and which.
// parameter: ids  list  ids of entities and statements
// returns: id, into
UNWIND $ids AS wanted
OPTIONAL MATCH (m:Merged {id: wanted})
OPTIONAL MATCH (r:Removed {id: wanted})
WITH wanted, coalesce(m.into, CASE WHEN r.id STARTS WITH 'statement/' THEN r.into END) AS into
WHERE into IS NOT NULL AND into <> wanted
RETURN wanted AS id, into
