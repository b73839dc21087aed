// summary: Draw direct edges; the store puts each predicate's type where COOPERATES_WITH stands.
// parameter: rows  list  maps of subject, object and properties
UNWIND $rows AS row
MATCH (a:Entity {id: row.subject})
MATCH (b:Entity {id: row.object})
CREATE (a)-[r:COOPERATES_WITH]->(b)
SET r += row.properties
