// summary: What is new: statements that articles first made on or after a date, the newest first.
// summary.vi: Có gì mới: những phát biểu được các bài viết nêu lần đầu từ một thời điểm, mới nhất trước.
// parameter: since  date  first reported on this date or later
// parameter: predicate  predicate?  only statements of this predicate
// parameter: country  country?  only statements about an entity of this country
// parameter: limit  number = 100  at most this many rows
// returns: first_reported, subject_id, subject, predicate, object_id, object, value, sources, statement
MATCH (article:Article)<-[:QUOTED_FROM]-(:Evidence)<-[:SUPPORTED_BY]-(s:Statement)
// from the articles: most statements were reported before
WHERE article.published >= $since AND ($predicate IS NULL OR s.predicate = $predicate)
WITH s.id AS statement, min(article.published) AS first_reported
MATCH (s:Statement {id: statement})
WHERE NOT EXISTS {
  MATCH (s)-[:SUPPORTED_BY]->(:Evidence)-[:QUOTED_FROM]->(early:Article) WHERE early.published < $since }
MATCH (s)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(b:Entity)
WITH s, statement, first_reported, a, b
WHERE ($country IS NULL OR a.country = $country OR b.country = $country)
RETURN first_reported, a.id AS subject_id, a.name AS subject, s.predicate AS predicate,
       b.id AS object_id, b.name AS object, s.value AS value, s.sources AS sources, statement
ORDER BY first_reported DESC, subject, predicate, coalesce(object, value), statement
LIMIT $limit
