// summary: Countries that have no agreement with an agency or a country, those met most often first.
// summary.vi: Các quốc gia chưa có thỏa thuận với một cơ quan hoặc quốc gia, nước gặp gỡ nhiều nhất trước.
// parameter: party  entity:Agency|Place|Forum  whose agreements
// parameter: forum  entity:Forum|Agency?  only countries that are members of this forum
// parameter: limit  number = 300  at most this many rows
// returns: country_id, country, code, meetings
MATCH (party:Entity {id: $party})
MATCH (x:Entity)
WHERE x.id = $party OR (x.country = party.country AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3='))
OPTIONAL MATCH (x)-[:PARTY_TO|SIGNED]->(g:Agreement)<-[:PARTY_TO|SIGNED]-(y:Entity)
WHERE NOT coalesce(g.status, '') IN ['proposed', 'negotiating']
WITH party, collect(DISTINCT y.country) AS covered
MATCH (x:Entity)
WHERE x.id = $party OR (x.country = party.country AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3='))
OPTIONAL MATCH (x)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e:Event)
WITH DISTINCT party, covered, e
OPTIONAL MATCH (z:Entity)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e)
WHERE e IS NOT NULL
WITH DISTINCT party, covered, e.id AS event_id, z.country AS code
WITH party, covered, collect(code) AS met
MATCH (c:Place)
WHERE any(i IN c.identifiers WHERE i STARTS WITH 'iso3=')
  AND NOT c.country IN covered AND c.country <> coalesce(party.country, '')
  AND ($forum IS NULL OR EXISTS { MATCH (c)-[:MEMBER_OF]->(f:Entity) WHERE f.id = $forum })
RETURN c.id AS country_id, c.name AS country, c.country AS code,
       size([code IN met WHERE code = c.country]) AS meetings
ORDER BY meetings DESC, country, country_id
LIMIT $limit
