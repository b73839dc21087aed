// summary: Foreign and international bodies that a country and its agencies deal with, ranked by ties.
// summary.vi: Các cơ quan nước ngoài và quốc tế mà một quốc gia và các cơ quan của mình có quan hệ, xếp theo số quan hệ.
// parameter: country  country  the country
// parameter: limit  number = 50  at most this many rows
// returns: partner_id, partner, kind, country, agreements, programmes, events, cooperation, ties
CALL {
  MATCH (a:Entity)-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED]->(x:Entity)
  WHERE a.country = $country AND a.kind IN ['Agency', 'Place']
  WITH DISTINCT x // else each partner is met once for every body of the country
  MATCH (x)<-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED]-(b:Entity)
  WHERE b.kind IN ['Agency', 'Place'] AND coalesce(b.country, '') <> $country
  RETURN DISTINCT b.id AS id, x.kind AS tie, x.id AS shared
  UNION
  MATCH (a:Entity)-[c:COOPERATES_WITH]-(b:Entity)
  WHERE a.country = $country AND coalesce(b.country, '') <> $country
  RETURN b.id AS id, 'Cooperation' AS tie, c.id AS shared
}
WITH id, tie, count(shared) AS times
WITH id, sum(times) AS ties,
     sum(CASE WHEN tie = 'Agreement' THEN times ELSE 0 END) AS agreements,
     sum(CASE WHEN tie = 'Programme' THEN times ELSE 0 END) AS programmes,
     sum(CASE WHEN tie = 'Event' THEN times ELSE 0 END) AS events,
     sum(CASE WHEN tie = 'Cooperation' THEN times ELSE 0 END) AS cooperation
MATCH (b:Entity {id: id})
RETURN id AS partner_id, b.name AS partner, b.kind AS kind, b.country AS country,
       agreements, programmes, events, cooperation, ties
ORDER BY ties DESC, partner, partner_id
LIMIT $limit
