// summary: Programmes that an agency funds, implements, issued or is party to.
// summary.vi: Các chương trình mà một cơ quan tài trợ, thực hiện, ban hành hoặc là một bên.
// parameter: agency  entity:Agency|Place|Forum  the agency
// parameter: limit  number = 100  at most this many rows
// returns: programme_id, programme, part, date, status, others
MATCH (:Entity {id: $agency})-[r:FUNDS|IMPLEMENTS|ISSUED|PARTY_TO|FOCAL_POINT_FOR]->(g:Programme)
WITH DISTINCT g, toLower(type(r)) AS part
ORDER BY part
WITH g, collect(part) AS part
OPTIONAL MATCH (x:Entity)-[:FUNDS|IMPLEMENTS|ISSUED|PARTY_TO|FOCAL_POINT_FOR]->(g)
WHERE x.id <> $agency
WITH DISTINCT g, part, x
ORDER BY x.name, x.id
RETURN g.id AS programme_id, g.name AS programme, part, g.date AS date, g.status AS status,
       collect(x.name) AS others
ORDER BY coalesce(date, '') DESC, programme, programme_id
LIMIT $limit
