// summary: How many pieces of evidence the statements within bounds have, from how many articles.
// returns: evidence, articles
MATCH (s:Statement)
WHERE (s.review IS NULL OR s.review <> 'rejected')
// insert: bounds
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(a:Article)
RETURN count(DISTINCT e.id) AS evidence, count(DISTINCT a.id) AS articles
