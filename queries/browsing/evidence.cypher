// summary: A page of passages, in the order of their ids, by the article and the statement that they belong to, and by rule.
// parameter: id  text?  only the one of this id
// parameter: article  text?  key of the article
// parameter: statement  text?  id of the statement
// parameter: rule  text?  only what this rule found
// parameter: min_confidence  confidence?  only passages at least this sure
// parameter: after  text?  the last id of the page before
// parameter: limit  number = 100  how many
// returns: id, statement, article, heading, published, publisher, url, language, start, end, quote, rule, confidence, role, basis
MATCH (e:Evidence)
WHERE ($id IS NULL OR e.id = $id) AND ($after IS NULL OR e.id > $after)
  AND ($rule IS NULL OR e.rule = $rule) AND ($min_confidence IS NULL OR e.confidence >= $min_confidence)
  AND CASE WHEN $article IS NULL THEN true ELSE EXISTS {
    MATCH (e)-[:QUOTED_FROM]->(a:Article) WHERE a.id = $article } END
  AND CASE WHEN $statement IS NULL THEN true ELSE EXISTS {
    MATCH (e)<-[:SUPPORTED_BY]-(q:Statement) WHERE q.id = $statement } END
WITH e.id AS listed ORDER BY listed LIMIT $limit
MATCH (e:Evidence {id: listed})-[:QUOTED_FROM]->(c:Article)
MATCH (s:Statement)-[:SUPPORTED_BY]->(e)
RETURN e.id AS id, s.id AS statement, c.id AS article, c.heading AS heading, c.published AS published,
       c.publisher AS publisher, c.url AS url, c.language AS language,
       e.start_offset AS start, e.end_offset AS end, e.quote AS quote, e.rule AS rule,
       e.confidence AS confidence, e.role AS role, e.basis AS basis
ORDER BY id
