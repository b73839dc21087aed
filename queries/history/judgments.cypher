// summary: A page of all judgments, in the order of their ids.
// parameter: after  text?  the last id of the page before
// parameter: limit  number = 1000  how many
// returns: id, target, verdict, by, at, reason, instead
MATCH (j:Judgment)-[:JUDGES]->(t:Judged)
WHERE ($after IS NULL OR j.id > $after)
WITH j.id AS listed ORDER BY listed LIMIT $limit
MATCH (j:Judgment {id: listed})-[:JUDGES]->(t:Judged)
RETURN j.id AS id, t.id AS target, j.verdict AS verdict, j.by AS by, j.at AS at, j.reason AS reason,
       j.instead AS instead
ORDER BY id
