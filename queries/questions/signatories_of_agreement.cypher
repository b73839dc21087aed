// summary: Who signed or witnessed an agreement, and the posts they hold.
// summary.vi: Những người và cơ quan đã ký hoặc chứng kiến một thỏa thuận, và chức vụ của họ.
// parameter: agreement  entity:Agreement  the agreement
// parameter: limit  number = 100  at most this many rows
// returns: signatory_id, signatory, kind, act, posts, sources, statement
MATCH (x:Entity)-[r:SIGNED|WITNESSED]->(:Entity {id: $agreement})
OPTIONAL MATCH (x)-[p:HOLDS_POST]->(a:Entity)
WITH x, r, p, a
ORDER BY a.name, p.role, a.id
WITH x, r, collect(CASE WHEN a IS NOT NULL THEN {role: p.role, agency: a.name, agency_id: a.id} END) AS posts
RETURN x.id AS signatory_id, x.name AS signatory, x.kind AS kind, toLower(type(r)) AS act, posts,
       r.sources AS sources, r.id AS statement
ORDER BY act, signatory, signatory_id, statement
LIMIT $limit
