// summary: Every passage that says what a statement says, with its article.
// summary.vi: Mọi đoạn văn nêu điều mà một phát biểu nói, kèm bài viết.
// parameter: statement  text  the id of the statement
// parameter: limit  number = 100  at most this many rows
// returns: article, heading, language, published, url, quote, start_offset, end_offset, rule, confidence
MATCH (:Statement {id: $statement})-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(a:Article)
RETURN a.id AS article, a.heading AS heading, a.language AS language, a.published AS published, a.url AS url,
       e.quote AS quote, e.start_offset AS start_offset, e.end_offset AS end_offset, e.rule AS rule,
       e.confidence AS confidence
ORDER BY published, article, start_offset, end_offset, rule
LIMIT $limit
