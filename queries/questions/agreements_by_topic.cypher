// summary: Agreements and programmes that concern a topic, with their parties and status.
// summary.vi: Các thỏa thuận và chương trình về một lĩnh vực, cùng các bên và trạng thái.
// parameter: topic  topic  the topic
// parameter: status  status?  only those of this status
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, kind, date, status, parties
MATCH (g:Entity)-[:CONCERNS]->(:Entity {id: $topic})
WHERE g.kind IN ['Agreement', 'Programme'] AND ($status IS NULL OR g.status = $status)
WITH DISTINCT g.id AS agreement_id, g.name AS agreement, g.kind AS kind, g.date AS date, g.status AS status
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
LIMIT $limit
OPTIONAL MATCH (x:Entity)-[:PARTY_TO|SIGNED|IMPLEMENTS|FUNDS]->(:Entity {id: agreement_id})
WHERE x.kind <> 'Official'
WITH DISTINCT agreement_id, agreement, kind, date, status, x.id AS party_id, x.name AS party
ORDER BY party, party_id
RETURN agreement_id, agreement, kind, date, status, collect(party) AS parties
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
