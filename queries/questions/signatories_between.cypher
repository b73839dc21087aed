// summary: Who signed the agreements that bind two sides; a country counts through its agencies too.
// summary.vi: Ai đã ký các thỏa thuận ràng buộc hai bên; một quốc gia được tính cả qua các cơ quan của mình.
// parameter: one  entity:Agency|Place|Forum  the first side
// parameter: other  entity:Agency|Place|Forum  the second side
// parameter: since  date?  only agreements dated from this date on
// parameter: until  date?  only agreements dated up to this date
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, date, status, signatories
MATCH (one:Entity {id: $one}), (other:Entity {id: $other})
MATCH (x:Entity)-[:PARTY_TO|SIGNED]->(g:Agreement)
WHERE x.id = $one OR (x.country = one.country AND any(i IN one.identifiers WHERE i STARTS WITH 'iso3='))
MATCH (y:Entity)-[:PARTY_TO|SIGNED]->(g)
WHERE y.id <> x.id
  AND (y.id = $other
       OR (y.country = other.country AND any(i IN other.identifiers WHERE i STARTS WITH 'iso3=')))
WITH DISTINCT g
WHERE ($since IS NULL OR last(split(g.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(g.date, '/')) <= $until + '~')
WITH g
ORDER BY coalesce(g.date, '') DESC, g.name, g.id
LIMIT $limit
CALL (g) {
  // no label here: Neo4j would walk all officials for each agreement
  MATCH (g)<-[:SIGNED]-(o)
  WHERE o.kind = 'Official'
  OPTIONAL MATCH (o)-[:HOLDS_POST]->(a)
  WITH DISTINCT o, a
  ORDER BY a.name, a.id
  WITH o, collect(a.name) AS bodies
  ORDER BY o.name, o.id
  RETURN collect({name: o.name, id: o.id, of: bodies}) AS signatories
}
RETURN g.id AS agreement_id, g.name AS agreement, g.date AS date, g.status AS status, signatories
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
