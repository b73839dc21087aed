// summary: A page of statements, in the order of their ids.
// parameter: after  text?  the last id of the page before
// parameter: page  number = 5000  how many
// returns: id, subject, predicate, object, value, role, valid
MATCH (s:Statement)
WHERE $after IS NULL OR s.id > $after
WITH s ORDER BY s.id LIMIT $page
MATCH (s)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(b:Entity)
RETURN s.id AS id, a.id AS subject, s.predicate AS predicate, b.id AS object, s.value AS value,
       s.role AS role, s.`when` AS valid
ORDER BY id
