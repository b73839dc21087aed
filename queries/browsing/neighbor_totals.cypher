// summary: How many neighbors each of some entities has, to say how many a picture hides.
// parameter: ids  list  ids of entities
// returns: id, neighbors
UNWIND $ids AS wanted
MATCH (m:Entity {id: wanted})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(n:Entity)
WHERE n.id <> wanted
RETURN m.id AS id, count(DISTINCT n.id) AS neighbors
ORDER BY id
