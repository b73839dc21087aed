// summary: Agreements of an agency, a forum or a country (through its agencies too), and with whom.
// summary.vi: Các thỏa thuận của một cơ quan, diễn đàn hoặc quốc gia (kể cả qua các cơ quan), và với ai.
// parameter: party  entity:Agency|Place|Forum  the party
// parameter: status  status?  only agreements of this status
// parameter: since  date?  only agreements dated from this date on
// parameter: until  date?  only agreements dated up to this date
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, date, status, through, partners
MATCH (party:Entity {id: $party})
MATCH (x:Entity)-[:PARTY_TO|SIGNED|ISSUED]->(g:Agreement)
WHERE (x.id = $party OR (x.country = party.country AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3=')))
  AND x.kind <> 'Official'
  AND ($status IS NULL OR g.status = $status)
  AND ($since IS NULL OR last(split(g.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(g.date, '/')) <= $until + '~')
WITH DISTINCT g, x
ORDER BY x.name, x.id
WITH g, collect(x.name) AS through, collect(x.id) AS ids
ORDER BY coalesce(g.date, '') DESC, g.name, g.id
LIMIT $limit
CALL (g, ids) {
  // no label here: Neo4j would walk all entities for each agreement
  MATCH (g)<-[:PARTY_TO|SIGNED]-(y)
  WHERE y.kind <> 'Official' AND NOT y.id IN ids
  WITH DISTINCT y
  ORDER BY y.name, y.id
  RETURN collect(y.name) AS partners
}
RETURN g.id AS agreement_id, g.name AS agreement, g.date AS date, g.status AS status, through, partners
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
