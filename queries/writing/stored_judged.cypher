// summary: What the judgments on some targets come to, whether or not the store holds the target now.
// parameter: ids  list  statements or pairs
// returns: id, review, at
UNWIND $ids AS id
MATCH (t:Judged {id: id})
RETURN t.id AS id, t.review AS review, t.at AS at
