// summary: Create or update articles; a property given as null goes.
// parameter: rows  list  maps of id and properties
UNWIND $rows AS row
MERGE (n:Article {id: row.id})
SET n += row.properties
