// summary: The passages of an article that support statements, in the order of the text.
// parameter: key  text  key of the article
// returns: id, statement, article, heading, published, publisher, url, language, start, end, quote, rule, confidence, role, basis
MATCH (c:Article {id: $key})<-[:QUOTED_FROM]-(e:Evidence)<-[:SUPPORTED_BY]-(s:Statement)
RETURN e.id AS id, s.id AS statement, c.id AS article, c.heading AS heading, c.published AS published,
       c.publisher AS publisher, c.url AS url, c.language AS language,
       e.start_offset AS start, e.end_offset AS end, e.quote AS quote, e.rule AS rule,
       e.confidence AS confidence, e.role AS role, e.basis AS basis
ORDER BY start, `end`, id
