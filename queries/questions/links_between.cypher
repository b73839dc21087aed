// summary: Why two entities are linked: each statement between them, or tying both to one thing, with a passage.
// summary.vi: Vì sao hai thực thể có liên hệ: từng phát biểu giữa hai bên, hoặc gắn cả hai với cùng một việc, kèm trích dẫn.
// parameter: one  entity  the first entity
// parameter: other  entity  the second entity
// parameter: limit  number = 100  at most this many rows
// returns: through_id, through, subject, predicate, object, role, date, quote, article, published, sources, statement
CALL {
  MATCH (a:Entity {id: $one})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b:Entity {id: $other})
  WHERE $one <> $other
  RETURN s.id AS id, '' AS shared
  UNION
  MATCH (a:Entity {id: $one})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(x:Entity)
  WHERE $one <> $other AND x.kind IN ['Agreement', 'Event', 'Programme', 'Forum'] AND x.id <> $other
  MATCH (x)<-[:SUBJECT|OBJECT]-(t:Statement)-[:SUBJECT|OBJECT]->(b:Entity {id: $other})
  WHERE x.id <> $one
  UNWIND [s.id, t.id] AS id
  RETURN id, x.id AS shared
}
WITH DISTINCT id, shared
MATCH (s:Statement {id: id})-[:SUBJECT]->(x:Entity)
MATCH (s)-[:OBJECT]->(y:Entity)
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(article:Article)
WITH shared, s, x, y, e, article
ORDER BY e.confidence DESC, e.id
WITH shared, s, x, y, collect({quote: e.quote, article: article.id, published: article.published})[0] AS best
OPTIONAL MATCH (through:Entity {id: shared})
RETURN through.id AS through_id, through.name AS through, x.name AS subject, s.predicate AS predicate,
       y.name AS object, s.role AS role, s.`when` AS date, best.quote AS quote, best.article AS article,
       best.published AS published, s.sources AS sources, s.id AS statement
ORDER BY coalesce(through, ''), coalesce(through_id, ''), predicate, statement
LIMIT $limit
