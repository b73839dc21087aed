// summary: Add evidence that the store does not hold yet.
// parameter: rows  list  maps of id, statement, article and properties
UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})
MATCH (a:Article {id: row.article})
MERGE (e:Evidence {id: row.id})
SET e += row.properties
CREATE (s)-[:SUPPORTED_BY]->(e)
CREATE (e)-[:QUOTED_FROM]->(a)
