// summary: Which two bodies or countries have agreements with each other, agreed and only planned ones apart.
// summary.vi: Hai cơ quan hoặc quốc gia nào có thỏa thuận với nhau; tách phần đã ký và phần mới dự kiến.
// parameter: forum  entity:Forum|Agency?  only among members of this forum
// parameter: topic  topic?  only agreements on this topic
// parameter: limit  number = 2000  at most this many rows
// returns: one_id, one, one_kind, one_country, other_id, other, other_kind, other_country, agreements, planned, agreement_ids, planned_ids
OPTIONAL MATCH (f:Entity {id: $forum})<-[:MEMBER_OF]-(m:Entity)
WITH collect(m.id) AS members, collect(CASE m.kind WHEN 'Place' THEN m.country END) AS countries
MATCH (g:Agreement)<-[r:PARTY_TO|SIGNED]-(x:Entity)
WHERE x.kind <> 'Official'
  AND ($forum IS NULL OR x.id IN members OR x.country IN countries)
  AND CASE WHEN $topic IS NULL THEN true ELSE EXISTS { MATCH (g)-[:CONCERNS]->(t:Topic) WHERE t.id = $topic } END
MATCH (g)<-[q:PARTY_TO|SIGNED]-(y:Entity)
WHERE y.kind <> 'Official' AND x.id < y.id
  AND ($forum IS NULL OR y.id IN members OR y.country IN countries)
// insert: agreement_bounds
// by ids: an engine that tells nodes apart by all their properties takes many times as long
WITH DISTINCT x.id AS one_id, x.name AS one, y.id AS other_id, y.name AS other, g.id AS agreement,
     coalesce(g.status, '') IN ['proposed', 'negotiating'] AS is_planned
ORDER BY agreement
WITH one_id, one, other_id, other, collect(CASE WHEN NOT is_planned THEN agreement END) AS agreement_ids,
     collect(CASE WHEN is_planned THEN agreement END) AS planned_ids
WITH one_id, one, other_id, other, agreement_ids, planned_ids, size(agreement_ids) AS agreements
ORDER BY agreements DESC, one, one_id, other, other_id
LIMIT $limit
MATCH (x:Entity {id: one_id})
MATCH (y:Entity {id: other_id})
RETURN one_id, one, x.kind AS one_kind, x.country AS one_country,
       other_id, other, y.kind AS other_kind, y.country AS other_country,
       agreements, size(planned_ids) AS planned, agreement_ids, planned_ids
ORDER BY agreements DESC, one, one_id, other, other_id
