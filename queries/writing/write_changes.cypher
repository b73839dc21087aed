// summary: Keep what a write changed, for the changes feed.
// parameter: rows  list  maps of id and properties
UNWIND $rows AS row
MERGE (c:Change {id: row.id})
SET c += row.properties
