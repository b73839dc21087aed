// summary: Who takes part in the same events as an official, an agency or a country.
// summary.vi: Ai cùng dự các sự kiện với một cán bộ, cơ quan hoặc quốc gia.
// parameter: participant  entity:Official|Agency|Place  the participant
// parameter: kind  kind?  only others of this kind
// parameter: limit  number = 50  at most this many rows
// returns: other_id, other, kind, country, events, last_event
MATCH (:Entity {id: $participant})-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e:Event)
MATCH (x:Entity)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e)
WHERE x.id <> $participant AND ($kind IS NULL OR x.kind = $kind)
RETURN x.id AS other_id, x.name AS other, x.kind AS kind, x.country AS country,
       count(DISTINCT e.id) AS events, max(e.date) AS last_event
ORDER BY events DESC, other, other_id
LIMIT $limit
