// summary: The shortest way between two entities, step by step, each with a passage that says so.
// summary.vi: Con đường ngắn nhất giữa hai thực thể, từng bước một, mỗi bước kèm đoạn văn nêu điều đó.
// parameter: one  entity  where the way starts
// parameter: other  entity  where it ends
// parameter: limit  number = 8  at most this many steps
// returns: step, subject_id, subject, predicate, object_id, object, quote, article, published, statement
MATCH (one:Entity {id: $one}), (other:Entity {id: $other})
WHERE one.id <> other.id
MATCH p = allShortestPaths((one)-[:
  HOLDS_POST|PART_OF|LOCATED_IN|MEMBER_OF|PARTY_TO|SIGNED|WITNESSED|FOCAL_POINT_FOR|PARTICIPATED_IN|
  CHAIRED|HOSTED|HELD_UNDER|HELD_IN|RESULTED_IN|FUNDS|IMPLEMENTS|ISSUED|RELATES_TO|COOPERATES_WITH|
  CONCERNS
  *..8]-(other))
WITH [n IN nodes(p) | n.id] AS entity_ids, [r IN relationships(p) | r.id] AS statements
WITH statements, entity_ids + statements AS ids
WITH statements, reduce(text = '', id IN ids | text + toString(id) + ' ') AS way
ORDER BY way
LIMIT 1
UNWIND range(0, size(statements) - 1) AS position
WITH position, statements[position] AS id
MATCH (s:Statement {id: id})-[:SUBJECT]->(a:Entity)
MATCH (s)-[:OBJECT]->(b:Entity)
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(article:Article)
WITH position, s, a, b, e, article
ORDER BY e.confidence DESC, e.id
WITH position, s, a, b, collect({quote: e.quote, article: article.id, published: article.published})[0] AS best
RETURN position + 1 AS step, a.id AS subject_id, a.name AS subject, s.predicate AS predicate,
       b.id AS object_id, b.name AS object, best.quote AS quote, best.article AS article,
       best.published AS published, s.id AS statement
ORDER BY step
LIMIT $limit
