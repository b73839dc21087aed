// summary: Note that entities are one with others, and what each is on its own; null where nothing tells of it.
// parameter: rows  list  maps of id and properties
UNWIND $rows AS row
MERGE (m:Merged {id: row.id})
SET m += row.properties
