// summary: What each of some entities is tied to, by which statement, to walk from neighbor to neighbor.
// parameter: ids  list  ids of entities
// parameter: limit  number = 10000  how many
// returns: id, neighbor, kind, statement, sources, confidence
UNWIND $ids AS wanted
MATCH (m:Entity {id: wanted})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(n:Entity)
WHERE n.id <> wanted
// insert: bounds
RETURN m.id AS id, n.id AS neighbor, n.kind AS kind, s.id AS statement, s.sources AS sources, s.confidence AS confidence
ORDER BY sources DESC, confidence DESC, statement, id, neighbor LIMIT $limit
