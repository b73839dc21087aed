// summary: All evidence that was read as another claim than its statement makes.
// returns: id, evidence
MATCH (s:Statement)-[:SUPPORTED_BY]->(e:Evidence)
WHERE e.own_subject IS NOT NULL
RETURN s.id AS id, e.id AS evidence
