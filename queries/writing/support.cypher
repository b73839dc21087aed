// summary: What supports some statements now; an evidence count of 0 means nothing.
// parameter: ids  list  ids of statements
// returns: id, predicate, subject, object, role, valid, review, confidence, sources, best, articles, evidence
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:SUBJECT|REJECTED_SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT|REJECTED_OBJECT]->(b:Entity)
OPTIONAL MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(c:Article)
RETURN s.id AS id, s.predicate AS predicate, a.id AS subject, b.id AS object, s.role AS role,
       s.`when` AS valid, s.review AS review, s.confidence AS confidence, s.sources AS sources,
       max(e.confidence) AS best, count(DISTINCT c.id) AS articles, count(e) AS evidence
