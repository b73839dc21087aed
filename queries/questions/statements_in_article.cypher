// summary: What an article says, in the order of its text, each with the passage.
// summary.vi: Một bài viết nói những gì, theo thứ tự trong bài, kèm đoạn văn.
// parameter: article  text  the key of the article
// parameter: limit  number = 500  at most this many rows
// returns: start_offset, quote, subject_id, subject, predicate, object_id, object, value, confidence, statement
MATCH (:Article {id: $article})<-[:QUOTED_FROM]-(e:Evidence)<-[:SUPPORTED_BY]-(s:Statement)
MATCH (s)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(b:Entity)
RETURN e.start_offset AS start_offset, e.quote AS quote, a.id AS subject_id, a.name AS subject,
       s.predicate AS predicate, b.id AS object_id, b.name AS object, s.value AS value,
       e.confidence AS confidence, s.id AS statement
ORDER BY start_offset, predicate, subject_id, coalesce(object_id, value), statement, e.id
LIMIT $limit
