// summary: Have evidence support statements, and note as which claim it was read; null where as this one.
// parameter: rows  list  maps of id, statement and properties
UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})
MATCH (e:Evidence {id: row.id})
SET e += row.properties
CREATE (s)-[:SUPPORTED_BY]->(e)
