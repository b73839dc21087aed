// summary: Who signed or witnessed an agreement, and the posts they hold.
// summary.vi: Những người và cơ quan đã ký hoặc chứng kiến một thỏa thuận, và chức vụ của họ.
// parameter: agreement  entity:Agreement  the agreement
// parameter: limit  number = 100  at most this many rows
// returns: signatory_id, signatory, kind, predicate, posts, sources, statement
MATCH (s:Statement)-[:OBJECT]->(:Entity {id: $agreement})
WHERE s.predicate IN ['signed', 'witnessed']
MATCH (s)-[:SUBJECT]->(x:Entity)
OPTIONAL MATCH (x)-[p:HOLDS_POST]->(a:Entity)
WITH s, x, p, a
ORDER BY a.name, p.role, a.id
WITH s, x, collect(CASE WHEN a IS NOT NULL THEN {role: p.role, agency: a.name, agency_id: a.id} END) AS posts
RETURN x.id AS signatory_id, x.name AS signatory, x.kind AS kind, s.predicate AS predicate, posts,
       s.sources AS sources, s.id AS statement
ORDER BY predicate, signatory, signatory_id, statement
LIMIT $limit
