// summary: Create or update entities; a property given as null goes.
// parameter: rows  list  maps of id and properties
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n += row.properties
