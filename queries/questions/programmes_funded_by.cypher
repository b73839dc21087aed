// summary: Programmes that an agency or a country (through its agencies too) funds, and who carries them out.
// summary.vi: Các chương trình do một cơ quan hoặc quốc gia (kể cả qua các cơ quan) tài trợ, và ai thực hiện.
// parameter: funder  entity:Agency|Place  who funds
// parameter: limit  number = 100  at most this many rows
// returns: programme_id, programme, date, status, funders, implementers
MATCH (funder:Entity {id: $funder})
MATCH (x:Entity)-[:FUNDS]->(g:Programme)
WHERE x.id = $funder OR (x.country = funder.country AND any(i IN funder.identifiers WHERE i STARTS WITH 'iso3='))
WITH DISTINCT g, x
ORDER BY x.name, x.id
WITH g, collect(x.name) AS funders
OPTIONAL MATCH (y:Entity)-[:IMPLEMENTS]->(g)
WITH DISTINCT g, funders, y
ORDER BY y.name, y.id
RETURN g.id AS programme_id, g.name AS programme, g.date AS date, g.status AS status, funders,
       collect(y.name) AS implementers
ORDER BY coalesce(date, '') DESC, programme, programme_id
LIMIT $limit
