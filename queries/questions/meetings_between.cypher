// summary: Events where two sides met; a country counts through its agencies too.
// summary.vi: Các sự kiện có mặt cả hai bên; một quốc gia được tính cả qua các cơ quan của mình.
// parameter: one  entity:Agency|Place|Official  the first side
// parameter: other  entity:Agency|Place|Official  the second side
// parameter: limit  number = 100  at most this many rows
// returns: event_id, event, date, one_side, other_side
MATCH (one:Entity {id: $one}), (other:Entity {id: $other})
MATCH (x:Entity)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e:Event)
WHERE x.id = $one OR (x.country = one.country AND any(i IN one.identifiers WHERE i STARTS WITH 'iso3='))
MATCH (y:Entity)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e)
WHERE y.id <> x.id
  AND (y.id = $other
       OR (y.country = other.country AND any(i IN other.identifiers WHERE i STARTS WITH 'iso3=')))
WITH DISTINCT e, x, y
ORDER BY x.name, x.id, y.name, y.id
RETURN e.id AS event_id, e.name AS event, e.date AS date,
       collect(DISTINCT x.name) AS one_side, collect(DISTINCT y.name) AS other_side
ORDER BY coalesce(date, '') DESC, event, event_id
LIMIT $limit
