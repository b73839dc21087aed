// summary: Why two entities are linked: every statement between them, with its best passage.
// summary.vi: Vì sao hai thực thể có liên hệ: mọi phát biểu giữa hai bên, kèm đoạn văn rõ nhất.
// parameter: one  entity  the first entity
// parameter: other  entity  the second entity
// parameter: limit  number = 100  at most this many rows
// returns: subject, predicate, object, role, date, quote, article, published, sources, statement
MATCH (a:Entity {id: $one})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b:Entity {id: $other})
WHERE $one <> $other
WITH DISTINCT s
MATCH (s)-[:SUBJECT]->(x:Entity)
MATCH (s)-[:OBJECT]->(y:Entity)
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(article:Article)
WITH s, x, y, e, article
ORDER BY e.confidence DESC, e.id
WITH s, x, y, collect({quote: e.quote, article: article.id, published: article.published})[0] AS best
RETURN x.name AS subject, s.predicate AS predicate, y.name AS object, s.role AS role, s.`when` AS date,
       best.quote AS quote, best.article AS article, best.published AS published, s.sources AS sources,
       s.id AS statement
ORDER BY predicate, statement
LIMIT $limit
