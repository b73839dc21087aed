// summary: Agreements dated within a period, with their parties.
// summary.vi: Các thỏa thuận có thời điểm nằm trong một giai đoạn, cùng các bên.
// parameter: since  date?  from this date on
// parameter: until  date?  up to this date
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, date, status, parties
MATCH (g:Agreement)
WHERE g.date IS NOT NULL
  AND ($since IS NULL OR last(split(g.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(g.date, '/')) <= $until + '~')
WITH g.id AS agreement_id, g.name AS agreement, g.date AS date, g.status AS status
ORDER BY date, agreement, agreement_id
LIMIT $limit
OPTIONAL MATCH (x:Entity)-[:PARTY_TO|SIGNED]->(:Entity {id: agreement_id})
WHERE x.kind <> 'Official'
WITH DISTINCT agreement_id, agreement, date, status, x.id AS party_id, x.name AS party
ORDER BY party, party_id
RETURN agreement_id, agreement, date, status, collect(party) AS parties
ORDER BY date, agreement, agreement_id
