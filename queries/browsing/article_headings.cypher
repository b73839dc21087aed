// summary: The titles of some articles.
// parameter: ids  list  keys of articles
// returns: key, heading
UNWIND $ids AS wanted
MATCH (c:Article {id: wanted})
RETURN c.id AS key, c.heading AS heading
ORDER BY key
