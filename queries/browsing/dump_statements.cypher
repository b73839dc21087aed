// summary: Some statements as a dump holds them.
// parameter: ids  list  ids of statements
// returns: id, subject, predicate, object, value, role, valid, review
MATCH (s:Statement)-[:SUBJECT|REJECTED_SUBJECT]->(a:Entity)
WHERE s.id IN $ids
OPTIONAL MATCH (s)-[:OBJECT|REJECTED_OBJECT]->(b:Entity)
RETURN s.id AS id, a.id AS subject, s.predicate AS predicate, b.id AS object, s.value AS value,
       s.role AS role, s.`when` AS valid, s.review AS review
