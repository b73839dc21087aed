// summary: Every passage that supports some statements.
// parameter: ids  list  ids of statements
// returns: statement, id, article, start, end, quote, rule, confidence, role, basis
MATCH (s:Statement)-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(a:Article)
WHERE s.id IN $ids
RETURN s.id AS statement, e.id AS id, a.id AS article, e.start_offset AS start, e.end_offset AS end,
       e.quote AS quote, e.rule AS rule, e.confidence AS confidence, e.role AS role, e.basis AS basis
