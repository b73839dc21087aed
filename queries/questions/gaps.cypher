// summary: Countries that have no agreement with an agency or a country, those met most often first.
// summary.vi: Các quốc gia chưa có thỏa thuận với một cơ quan hoặc quốc gia, nước gặp gỡ nhiều nhất trước.
// parameter: party  entity:Agency|Place|Forum  whose agreements
// parameter: forum  entity:Forum|Agency?  only countries that are members of this forum
// parameter: limit  number = 300  at most this many rows
// returns: country_id, country, code, meetings
MATCH (party:Entity {id: $party})
WITH coalesce(party.country, '') AS own, any(i IN party.identifiers WHERE i STARTS WITH 'iso3=') AS is_country
MATCH (x:Entity)
WHERE x.id = $party OR (is_country AND x.country = own)
WITH own, collect(x.id) AS sides
CALL (sides) {
  UNWIND sides AS side
  MATCH (:Entity {id: side})-[:PARTY_TO|SIGNED]->(g:Agreement)<-[:PARTY_TO|SIGNED]-(y:Entity)
  WHERE NOT coalesce(g.status, '') IN ['proposed', 'negotiating']
  RETURN collect(DISTINCT y.country) AS covered
}
CALL (sides) {
  UNWIND sides AS side
  MATCH (:Entity {id: side})-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e:Event)
  WITH DISTINCT e.id AS event
  MATCH (:Entity {id: event})<-[:PARTICIPATED_IN|CHAIRED|HOSTED]-(z:Entity)
  WITH DISTINCT event, z.country AS code
  RETURN collect(code) AS met
}
MATCH (c:Place)
WHERE any(i IN c.identifiers WHERE i STARTS WITH 'iso3=') AND NOT c.country IN covered AND c.country <> own
  AND ($forum IS NULL OR EXISTS { MATCH (c)-[:MEMBER_OF]->(f:Entity) WHERE f.id = $forum })
RETURN c.id AS country_id, c.name AS country, c.country AS code,
       size([code IN met WHERE code = c.country]) AS meetings
ORDER BY meetings DESC, country, country_id
LIMIT $limit
