// summary: Remember ids that are gone.
// parameter: rows  list  maps of id and properties
UNWIND $rows AS row
MERGE (r:Removed {id: row.id})
SET r += row.properties
