// summary: With whom an agency, a forum or a country has agreements on which topics, agreed and only planned ones apart.
// summary.vi: Một cơ quan, diễn đàn hoặc quốc gia có thỏa thuận với ai, về lĩnh vực nào; tách phần đã ký và phần mới dự kiến.
// parameter: party  entity:Agency|Place|Forum  whose agreements
// parameter: forum  entity:Forum|Agency?  only partners that are members of this forum
// parameter: limit  number = 2000  at most this many rows
// returns: partner_id, partner, kind, country, topic_id, topic, agreements, planned, agreement_ids, planned_ids
OPTIONAL MATCH (f:Entity {id: $forum})<-[:MEMBER_OF]-(m:Entity)
WITH collect(m.id) AS members, collect(CASE m.kind WHEN 'Place' THEN m.country END) AS countries
MATCH (party:Entity {id: $party})
WITH party, members, countries, any(i IN party.identifiers WHERE i STARTS WITH 'iso3=') AS is_country
MATCH (x:Entity)
WHERE x.id = party.id OR (is_country AND x.country = party.country AND x.kind <> 'Official')
MATCH (x)-[r:PARTY_TO|SIGNED]->(g:Agreement)
MATCH (g)<-[q:PARTY_TO|SIGNED]-(y)
WHERE y.kind <> 'Official' AND y.id <> x.id AND y.id <> party.id
  AND NOT (is_country AND coalesce(y.country, '') = party.country)
  AND ($forum IS NULL OR y.id IN members OR y.country IN countries)
// insert: agreement_bounds
// by ids: an engine that tells nodes apart by all their properties takes many times as long
WITH DISTINCT y.id AS partner_id, g.id AS agreement
MATCH (y:Entity {id: partner_id})
MATCH (g:Entity {id: agreement})
OPTIONAL MATCH (g)-[:CONCERNS]->(t:Topic)
WITH DISTINCT partner_id, y.name AS partner, t.id AS topic_id, t.name AS topic, agreement,
     coalesce(g.status, '') IN ['proposed', 'negotiating'] AS is_planned
ORDER BY agreement
WITH partner_id, partner, topic_id, topic, collect(CASE WHEN NOT is_planned THEN agreement END) AS agreement_ids,
     collect(CASE WHEN is_planned THEN agreement END) AS planned_ids
ORDER BY partner, partner_id, coalesce(topic, ''), coalesce(topic_id, '')
LIMIT $limit
MATCH (y:Entity {id: partner_id})
RETURN partner_id, partner, y.kind AS kind, y.country AS country, topic_id, topic,
       size(agreement_ids) AS agreements, size(planned_ids) AS planned, agreement_ids, planned_ids
ORDER BY partner, partner_id, coalesce(topic, ''), coalesce(topic_id, '')
