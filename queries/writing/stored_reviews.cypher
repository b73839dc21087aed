// summary: The review state of some statements as the store has it, and what they are about.
// parameter: ids  list  ids of statements
// returns: id, review, subject, object
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:SUBJECT|REJECTED_SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT|REJECTED_OBJECT]->(b:Entity)
RETURN s.id AS id, coalesce(s.review, 'unreviewed') AS review, a.id AS subject, b.id AS object
