// summary: The evidence that some articles give now, each with its statement.
// parameter: keys  list  keys of articles
// returns: article, id, statement
UNWIND $keys AS key
MATCH (a:Article {id: key})<-[:QUOTED_FROM]-(e:Evidence)<-[:SUPPORTED_BY]-(s:Statement)
RETURN key AS article, e.id AS id, s.id AS statement
