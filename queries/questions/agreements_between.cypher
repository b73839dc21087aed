// summary: Agreements that bind two sides; a country counts through its agencies too.
// summary.vi: Các thỏa thuận ràng buộc hai bên; một quốc gia được tính cả qua các cơ quan của mình.
// parameter: one  entity:Agency|Place|Forum  the first side
// parameter: other  entity:Agency|Place|Forum  the second side
// parameter: since  date?  only agreements dated from this date on
// parameter: until  date?  only agreements dated up to this date
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, date, status, one_side, other_side, sources
MATCH (one:Entity {id: $one}), (other:Entity {id: $other})
MATCH (x:Entity)-[:PARTY_TO|SIGNED]->(g:Agreement)
WHERE x.id = $one OR (x.country = one.country AND any(i IN one.identifiers WHERE i STARTS WITH 'iso3='))
MATCH (y:Entity)-[:PARTY_TO|SIGNED]->(g)
WHERE y.id <> x.id
  AND (y.id = $other
       OR (y.country = other.country AND any(i IN other.identifiers WHERE i STARTS WITH 'iso3=')))
WITH DISTINCT g, x, y
WHERE ($since IS NULL OR last(split(g.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(g.date, '/')) <= $until + '~')
WITH g, x, y
ORDER BY x.name, x.id, y.name, y.id
WITH g, collect(DISTINCT x.name) AS one_side, collect(DISTINCT y.name) AS other_side
MATCH (s:Statement)-[:SUBJECT|OBJECT]->(g)
RETURN g.id AS agreement_id, g.name AS agreement, g.date AS date, g.status AS status,
       one_side, other_side, max(s.sources) AS sources
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
LIMIT $limit
