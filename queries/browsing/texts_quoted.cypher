// summary: The texts of the articles that some statements are supported by.
// parameter: ids  list  ids of statements
// returns: key, text
UNWIND $ids AS wanted
MATCH (s:Statement {id: wanted})-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(c:Article)
WITH DISTINCT c.id AS key
MATCH (c:Article {id: key})
RETURN key, c.text AS text
ORDER BY key
