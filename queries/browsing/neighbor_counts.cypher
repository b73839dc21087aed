// summary: How many neighbors of each kind an entity has, to say how many a picture hides.
// parameter: id  text  id of the entity in the middle
// parameter: kinds  list?  only neighbors of these kinds
// parameter: predicates  list?  only ties of these predicates
// returns: kind, neighbors
MATCH (m:Entity {id: $id})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(n:Entity)
WHERE n.id <> $id
  AND ($kinds IS NULL OR n.kind IN $kinds)
  AND ($predicates IS NULL OR s.predicate IN $predicates)
// insert: bounds
RETURN n.kind AS kind, count(DISTINCT n.id) AS neighbors
ORDER BY kind
