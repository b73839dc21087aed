// summary: Articles in the graph, the newest first, and how much each says.
// summary.vi: Các bài viết trong đồ thị, mới nhất trước, và lượng thông tin của từng bài.
// parameter: language  text?  only articles in this language, en or vi
// parameter: publisher  text?  only articles whose publisher's name contains this
// parameter: limit  number = 100  at most this many rows
// returns: article, title, language, published, publisher, statements
MATCH (a:Article)
WHERE ($language IS NULL OR a.language = $language)
  AND ($publisher IS NULL OR toLower(a.publisher) CONTAINS toLower($publisher))
WITH a.id AS article, coalesce(a.published, '') AS listed
ORDER BY listed DESC, article
LIMIT $limit
MATCH (a:Article {id: article})
OPTIONAL MATCH (s:Statement)-[:SUPPORTED_BY]->(:Evidence)-[:QUOTED_FROM]->(a)
WITH article, listed, a.heading AS title, a.language AS language, a.published AS published,
     a.publisher AS publisher, count(DISTINCT s.id) AS statements
RETURN article, title, language, published, publisher, statements
ORDER BY listed DESC, article
