// summary: How much the store holds.
// returns: articles, entities, statements, evidence
OPTIONAL MATCH (a:Article)
WITH count(a) AS articles
OPTIONAL MATCH (n:Entity)
WITH articles, count(n) AS entities
OPTIONAL MATCH (s:Statement)
WITH articles, entities, count(s) AS statements
OPTIONAL MATCH (e:Evidence)
RETURN articles, entities, statements, count(e) AS evidence
