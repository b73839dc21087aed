// summary: Topics that two sides work on together, with the agreements, programmes and events about them.
// summary.vi: Các lĩnh vực hai bên cùng hợp tác, kèm các thỏa thuận, chương trình và sự kiện liên quan.
// parameter: one  entity:Agency|Place|Forum  the first side
// parameter: other  entity:Agency|Place|Forum  the second side
// parameter: limit  number = 100  at most this many rows
// returns: topic_id, topic, agreements, programmes, events
MATCH (one:Entity {id: $one}), (other:Entity {id: $other})
MATCH (x:Entity)-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED]->(e:Entity)
WHERE (x.id = $one OR (x.country = one.country AND any(i IN one.identifiers WHERE i STARTS WITH 'iso3=')))
  AND e.kind IN ['Agreement', 'Programme', 'Event']
MATCH (y:Entity)-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED]->(e)
WHERE y.id <> x.id
  AND (y.id = $other
       OR (y.country = other.country AND any(i IN other.identifiers WHERE i STARTS WITH 'iso3=')))
WITH DISTINCT e
MATCH (e)-[:CONCERNS]->(t:Topic)
WITH DISTINCT e, t
RETURN t.id AS topic_id, t.name AS topic,
       sum(CASE WHEN e.kind = 'Agreement' THEN 1 ELSE 0 END) AS agreements,
       sum(CASE WHEN e.kind = 'Programme' THEN 1 ELSE 0 END) AS programmes,
       sum(CASE WHEN e.kind = 'Event' THEN 1 ELSE 0 END) AS events
ORDER BY agreements + programmes + events DESC, topic, topic_id
LIMIT $limit
