// summary: Agreements of one status, such as those proposed or in force, with their parties.
// summary.vi: Các thỏa thuận ở một trạng thái, chẳng hạn đang đề xuất hoặc đang có hiệu lực, cùng các bên.
// parameter: status  status  the status
// parameter: country  country?  only those with a party from this country
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, date, parties
MATCH (g:Agreement)
WHERE g.status = $status
OPTIONAL MATCH (x:Entity)-[:PARTY_TO|SIGNED]->(g)
WHERE x.kind <> 'Official'
WITH DISTINCT g, x
ORDER BY x.name, x.id
WITH g, collect(x.name) AS parties, collect(x.country) AS countries
WHERE $country IS NULL OR $country IN countries
RETURN g.id AS agreement_id, g.name AS agreement, g.date AS date, parties
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
LIMIT $limit
