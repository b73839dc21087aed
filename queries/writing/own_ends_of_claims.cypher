// summary: Between which entities passages were read, of those that support some statements about others now.
// parameter: ids  list  ids of statements
// returns: id, own_subject, own_object
MATCH (s:Statement)-[:SUPPORTED_BY]->(e:Evidence)
WHERE s.id IN $ids AND e.own_subject IS NOT NULL
RETURN e.id AS id, e.own_subject AS own_subject, e.own_object AS own_object
