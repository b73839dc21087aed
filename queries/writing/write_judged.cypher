// summary: Note what the judgments on some targets come to.
// parameter: rows  list  maps of id, review, verdict and at
UNWIND $rows AS row
MATCH (t:Judged {id: row.id})
SET t.name = row.id, t.review = row.review, t.verdict = row.verdict, t.at = row.at
