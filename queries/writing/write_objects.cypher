// summary: Tie new statements to their objects.
// parameter: rows  list  maps of id and object
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
MATCH (n:Entity {id: row.object})
CREATE (s)-[:OBJECT]->(n)
