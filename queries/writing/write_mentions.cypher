// summary: Add mentions that the store does not hold yet.
// parameter: rows  list  maps of entity, article and properties
UNWIND $rows AS row
MATCH (n:Entity {id: row.entity})
MATCH (a:Article {id: row.article})
CREATE (n)-[m:MENTIONED_IN]->(a)
SET m += row.properties
