// summary: Take rejected statements out of sight by their subjects: what asks for statements follows SUBJECT.
// parameter: ids  list  ids of statements
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[r:SUBJECT]->(n:Entity)
DELETE r
CREATE (s)-[:REJECTED_SUBJECT]->(n)
