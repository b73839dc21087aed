// summary: Every passage that supports some statements.
// parameter: ids  list  ids of statements
// returns: statement, article, start, end, quote, rule, confidence, role, basis, own_subject, own_object
MATCH (s:Statement)
WHERE s.id IN $ids
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(a:Article)
RETURN s.id AS statement, a.id AS article, e.start_offset AS start, e.end_offset AS end, e.quote AS quote,
       e.rule AS rule, e.confidence AS confidence, e.role AS role, e.basis AS basis,
       e.own_subject AS own_subject, e.own_object AS own_object
