// summary: Note how well statements are supported.
// parameter: rows  list  maps of id, confidence and sources
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
SET s.confidence = row.confidence, s.sources = row.sources
