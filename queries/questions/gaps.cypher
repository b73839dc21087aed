// summary: Countries that have no agreement with an agency or a country, those met most often first.
// summary.vi: Các quốc gia chưa có thỏa thuận với một cơ quan hoặc quốc gia, nước gặp gỡ nhiều nhất trước.
// parameter: party  entity:Agency|Place|Forum  whose agreements
// parameter: forum  entity:Forum|Agency?  only countries that are members of this forum
// parameter: limit  number = 300  at most this many rows
// returns: country_id, country, code, meetings
MATCH (party:Entity {id: $party})
OPTIONAL MATCH (own:Entity)
WHERE own.country = party.country AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3=')
WITH party, collect(own.id) + [$party] AS side
OPTIONAL MATCH (x:Entity)-[:PARTY_TO|SIGNED]->(g:Agreement)<-[:PARTY_TO|SIGNED]-(y:Entity)
WHERE x.id IN side AND NOT coalesce(g.status, '') IN ['proposed', 'negotiating']
WITH party, side, collect(DISTINCT y.country) AS covered
MATCH (c:Place)
WHERE any(i IN c.identifiers WHERE i STARTS WITH 'iso3=')
  AND NOT c.country IN covered AND c.country <> coalesce(party.country, '')
  AND ($forum IS NULL OR EXISTS { MATCH (c)-[:MEMBER_OF]->(f:Entity) WHERE f.id = $forum })
OPTIONAL MATCH (z:Entity)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e:Event)
WHERE z.country = c.country
OPTIONAL MATCH (w:Entity)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e)
WHERE w.id IN side
RETURN c.id AS country_id, c.name AS country, c.country AS code,
       count(DISTINCT CASE WHEN w IS NOT NULL THEN e.id END) AS meetings
ORDER BY meetings DESC, country, country_id
LIMIT $limit
