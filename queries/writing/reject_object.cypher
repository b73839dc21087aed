// summary: Take rejected statements out of sight by their objects: what asks for statements follows OBJECT.
// parameter: ids  list  ids of statements
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[r:OBJECT]->(n:Entity)
DELETE r
CREATE (s)-[:REJECTED_OBJECT]->(n)
