// summary: The mentions that some articles hold now, each with its entity.
// parameter: keys  list  keys of articles
// returns: article, id, entity
UNWIND $keys AS key
MATCH (a:Article {id: key})<-[m:MENTIONED_IN]-(n:Entity)
RETURN key AS article, m.id AS id, n.id AS entity
