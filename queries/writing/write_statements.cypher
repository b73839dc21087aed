// summary: Add statements that the store does not hold yet, with their subjects.
// parameter: rows  list  maps of id, subject and properties
UNWIND $rows AS row
MATCH (n:Entity {id: row.subject})
MERGE (s:Statement {id: row.id})
SET s += row.properties
CREATE (s)-[:SUBJECT]->(n)
