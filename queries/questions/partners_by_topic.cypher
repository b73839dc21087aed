// summary: With whom an agency, a forum or a country has agreements on which topics, agreed and only planned ones apart.
// summary.vi: Một cơ quan, diễn đàn hoặc quốc gia có thỏa thuận với ai, về lĩnh vực nào; tách phần đã ký và phần mới dự kiến.
// parameter: party  entity:Agency|Place|Forum  whose agreements
// parameter: forum  entity:Forum|Agency?  only partners that are members of this forum
// parameter: limit  number = 2000  at most this many rows
// returns: partner_id, partner, kind, country, topic_id, topic, agreements, planned, agreement_ids, planned_ids
MATCH (party:Entity {id: $party})
WITH party, any(i IN party.identifiers WHERE i STARTS WITH 'iso3=') AS is_country
MATCH (x:Entity)
WHERE x.id = party.id OR (is_country AND x.country = party.country AND x.kind <> 'Official')
MATCH (x)-[r:PARTY_TO|SIGNED]->(g:Agreement)
MATCH (g)<-[q:PARTY_TO|SIGNED]-(y)
WHERE y.kind <> 'Official' AND y.id <> x.id AND y.id <> party.id
  AND NOT (is_country AND coalesce(y.country, '') = party.country)
// insert: agreement_bounds
WITH DISTINCT y, g
WHERE $forum IS NULL OR EXISTS {
  MATCH (m:Entity)-[:MEMBER_OF]->(f:Entity)
  WHERE f.id = $forum AND (m.id = y.id OR (m.kind = 'Place' AND m.country = y.country)) }
OPTIONAL MATCH (g)-[:CONCERNS]->(t:Topic)
WITH DISTINCT y, t, g
ORDER BY g.id
WITH y, t,
     collect(CASE WHEN NOT coalesce(g.status, '') IN ['proposed', 'negotiating'] THEN g.id END) AS agreement_ids,
     collect(CASE WHEN g.status IN ['proposed', 'negotiating'] THEN g.id END) AS planned_ids
RETURN y.id AS partner_id, y.name AS partner, y.kind AS kind, y.country AS country, t.id AS topic_id, t.name AS topic,
       size(agreement_ids) AS agreements, size(planned_ids) AS planned, agreement_ids, planned_ids
ORDER BY partner, partner_id, coalesce(topic, ''), coalesce(topic_id, '')
LIMIT $limit
