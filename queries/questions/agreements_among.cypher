// summary: Which two bodies or countries have agreements with each other, agreed and only planned ones apart.
// summary.vi: Hai cơ quan hoặc quốc gia nào có thỏa thuận với nhau; tách phần đã ký và phần mới dự kiến.
// parameter: forum  entity:Forum|Agency?  only among members of this forum
// parameter: topic  topic?  only agreements on this topic
// parameter: limit  number = 2000  at most this many rows
// returns: one_id, one, one_kind, one_country, other_id, other, other_kind, other_country, agreements, planned, agreement_ids, planned_ids
MATCH (x:Entity)-[r:PARTY_TO|SIGNED]->(g:Agreement)
WHERE x.kind <> 'Official'
MATCH (g)<-[q:PARTY_TO|SIGNED]-(y)
WHERE y.kind <> 'Official' AND x.id < y.id
// insert: agreement_bounds
WITH DISTINCT x, y, g
WHERE ($topic IS NULL OR EXISTS { MATCH (g)-[:CONCERNS]->(t:Topic) WHERE t.id = $topic })
  AND ($forum IS NULL OR (EXISTS {
    MATCH (m:Entity)-[:MEMBER_OF]->(f:Entity)
    WHERE f.id = $forum AND (m.id = x.id OR (m.kind = 'Place' AND m.country = x.country)) }
  AND EXISTS {
    MATCH (m:Entity)-[:MEMBER_OF]->(f:Entity)
    WHERE f.id = $forum AND (m.id = y.id OR (m.kind = 'Place' AND m.country = y.country)) }))
WITH x, y, g
ORDER BY g.id
WITH x, y,
     collect(CASE WHEN NOT coalesce(g.status, '') IN ['proposed', 'negotiating'] THEN g.id END) AS agreement_ids,
     collect(CASE WHEN g.status IN ['proposed', 'negotiating'] THEN g.id END) AS planned_ids
RETURN x.id AS one_id, x.name AS one, x.kind AS one_kind, x.country AS one_country,
       y.id AS other_id, y.name AS other, y.kind AS other_kind, y.country AS other_country,
       size(agreement_ids) AS agreements, size(planned_ids) AS planned, agreement_ids, planned_ids
ORDER BY agreements DESC, one, one_id, other, other_id
LIMIT $limit
