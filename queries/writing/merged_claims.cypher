// summary: Evidence of some statements that was read as another claim, one of an entity that is merged now.
// parameter: ids  list  ids of statements
// returns: id, evidence
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:SUPPORTED_BY]->(e:Evidence)
WHERE e.own_subject IS NOT NULL
RETURN s.id AS id, e.id AS evidence
