// summary: Every passage that supports some statements, each with its article, the newest article first.
// parameter: ids  list  ids of statements
// returns: id, statement, article, heading, published, publisher, url, language, start, end, quote, rule, confidence, role, basis
UNWIND $ids AS wanted
MATCH (s:Statement {id: wanted})-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(c:Article)
RETURN e.id AS id, s.id AS statement, c.id AS article, c.heading AS heading, c.published AS published,
       c.publisher AS publisher, c.url AS url, c.language AS language,
       e.start_offset AS start, e.end_offset AS end, e.quote AS quote, e.rule AS rule,
       e.confidence AS confidence, e.role AS role, e.basis AS basis
ORDER BY statement, coalesce(published, '') DESC, article, start, id
