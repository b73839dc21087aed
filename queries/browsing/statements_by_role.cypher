// summary: The statements that someone holds a post, of one post wherever it is.
// parameter: role  text  the key of the post, such as director-general
// parameter: limit  number = 500  how many
// returns: id, predicate, subject, object, value, role, valid, review
MATCH (s:Statement)
WHERE s.role = $role
WITH s ORDER BY s.id LIMIT $limit
MATCH (s)-[:SUBJECT]->(a:Entity)
MATCH (s)-[:OBJECT]->(b:Entity)
RETURN s.id AS id, s.predicate AS predicate, a.id AS subject, b.id AS object, s.value AS value,
       s.role AS role, s.`when` AS valid, coalesce(s.review, 'unreviewed') AS review
ORDER BY id
