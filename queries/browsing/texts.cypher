// summary: The texts of some articles.
// parameter: ids  list  keys of articles
// returns: key, text
UNWIND $ids AS wanted
MATCH (c:Article {id: wanted})
RETURN c.id AS key, c.text AS text
ORDER BY key
