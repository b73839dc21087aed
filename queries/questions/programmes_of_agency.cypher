// summary: Programmes that an agency funds, implements, issued or is party to.
// summary.vi: Các chương trình mà một cơ quan tài trợ, thực hiện, ban hành hoặc là một bên.
// parameter: agency  entity:Agency|Place|Forum  the agency
// parameter: limit  number = 100  at most this many rows
// returns: programme_id, programme, predicates, date, status, others
MATCH (s:Statement)-[:SUBJECT]->(:Entity {id: $agency})
MATCH (s)-[:OBJECT]->(g:Programme)
WITH DISTINCT g, s.predicate AS predicate
ORDER BY predicate
WITH g, collect(predicate) AS predicates
OPTIONAL MATCH (x:Entity)-[:FUNDS|IMPLEMENTS|ISSUED|PARTY_TO|FOCAL_POINT_FOR]->(g)
WHERE x.id <> $agency
WITH DISTINCT g, predicates, x
ORDER BY x.name, x.id
RETURN g.id AS programme_id, g.name AS programme, predicates, g.date AS date, g.status AS status,
       collect(x.name) AS others
ORDER BY coalesce(date, '') DESC, programme, programme_id
LIMIT $limit
