// summary: The judgments on some targets, the first one first.
// parameter: ids  list  ids of statements, or pairs of entities
// returns: id, target, verdict, by, at, reason, instead
UNWIND $ids AS wanted
MATCH (t:Judged {id: wanted})<-[:JUDGES]-(j:Judgment)
RETURN j.id AS id, t.id AS target, j.verdict AS verdict, j.by AS by, j.at AS at, j.reason AS reason,
       j.instead AS instead
ORDER BY target, at, id
