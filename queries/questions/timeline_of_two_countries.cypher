// summary: What two countries and their agencies did together, in the order of dates; undated last.
// summary.vi: Những việc hai quốc gia và các cơ quan của họ cùng làm, theo thứ tự thời gian; chưa rõ thời điểm ở cuối.
// parameter: one  country  the first country
// parameter: other  country  the second country
// parameter: limit  number = 200  at most this many rows
// returns: date, kind, entity_id, entity, status, one_side, other_side
MATCH (x:Entity)-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED]->(e:Entity)
WHERE x.country = $one AND e.kind IN ['Agreement', 'Event', 'Programme']
MATCH (y:Entity)-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED]->(e)
WHERE y.country = $other
WITH DISTINCT e, x, y
ORDER BY x.name, x.id, y.name, y.id
RETURN e.date AS date, e.kind AS kind, e.id AS entity_id, e.name AS entity, e.status AS status,
       collect(DISTINCT x.name) AS one_side, collect(DISTINCT y.name) AS other_side
ORDER BY coalesce(date, '9999'), kind, entity, entity_id
LIMIT $limit
