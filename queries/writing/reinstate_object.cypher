// summary: Bring statements that are no longer rejected back into sight by their objects.
// parameter: ids  list  ids of statements
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[r:REJECTED_OBJECT]->(n:Entity)
DELETE r
CREATE (s)-[:OBJECT]->(n)
