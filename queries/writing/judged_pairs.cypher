// summary: What people last said of pairs of entities, where they said something.
// returns: id, verdict
MATCH (t:Judged)
WHERE t.verdict IN ['same', 'different']
RETURN t.id AS id, t.verdict AS verdict
