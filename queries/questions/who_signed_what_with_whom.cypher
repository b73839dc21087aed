// summary: Agreements with the bodies that are party to them and the people who signed.
// summary.vi: Ai ký văn kiện gì với ai: các thỏa thuận, các bên và những người ký.
// parameter: agency  entity:Agency|Place|Forum?  only agreements of this body
// parameter: limit  number = 100  at most this many rows
// returns: agreement_id, agreement, date, status, parties, signatories
MATCH (g:Agreement)<-[:SIGNED|PARTY_TO]-(x:Entity)
WHERE ($agency IS NULL OR x.id = $agency)
WITH DISTINCT g.id AS agreement_id, g.name AS agreement, g.date AS date, g.status AS status
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
LIMIT $limit
CALL (agreement_id) {
  OPTIONAL MATCH (x:Entity)-[:SIGNED|PARTY_TO]->(:Entity {id: agreement_id})
  WHERE x.kind <> 'Official'
  WITH DISTINCT x.id AS party_id, x.name AS party
  ORDER BY party, party_id
  RETURN collect(party) AS parties
}
CALL (agreement_id) {
  // no label for the officials: Neo4j would walk all of them for each agreement
  MATCH (:Entity {id: agreement_id})<-[:SIGNED]-(o)
  WHERE o.kind = 'Official'
  OPTIONAL MATCH (o)-[:HOLDS_POST]->(a)
  WITH DISTINCT o.id AS id, o.name AS name, a.id AS body_id, a.name AS body
  ORDER BY body, body_id
  WITH id, name, collect(body) AS bodies
  ORDER BY name, id
  RETURN collect({name: name, id: id, of: bodies}) AS signatories
}
RETURN agreement_id, agreement, date, status, parties, signatories
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
