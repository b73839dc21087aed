// summary: Agreements with the bodies that are party to them and the people who signed.
// summary.vi: Ai ký văn kiện gì với ai: các thỏa thuận, các bên và những người ký.
// parameter: agency  entity:Agency|Place|Forum?  only agreements of this body
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, date, status, parties, signatories
MATCH (g:Agreement)<-[:SIGNED|PARTY_TO]-(x:Entity)
WITH DISTINCT g, x
ORDER BY x.name, x.id
WITH g, collect(x.id) AS ids, collect(CASE WHEN x.kind <> 'Official' THEN x.name END) AS parties
WHERE $agency IS NULL OR $agency IN ids
WITH g, parties
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
RETURN g.id AS agreement_id, g.name AS agreement, g.date AS date, g.status AS status, parties, signatories
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
