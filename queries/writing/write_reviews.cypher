// summary: Mark statements with what a person decided; null where nothing stands.
// parameter: rows  list  maps of id and review
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
SET s.review = row.review
