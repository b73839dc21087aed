// summary: Which of some entities are tied to which of some others, by a statement or through one agreement, event or programme.
// parameter: ids  list  ids of entities
// parameter: others  list  ids of the others
// returns: id, others
UNWIND $others AS wanted
CALL (wanted) {
  MATCH (o:Entity {id: wanted})<-[:SUBJECT|OBJECT]-(:Statement)-[:SUBJECT|OBJECT]->(n:Entity)
  WHERE n.id IN $ids AND n.id <> wanted
  RETURN DISTINCT n.id AS id
  UNION
  MATCH (o:Entity {id: wanted})<-[:SUBJECT|OBJECT]-(:Statement)-[:SUBJECT|OBJECT]->(x:Entity)
  WHERE x.kind IN ['Agreement', 'Event', 'Programme']
  MATCH (x)<-[:SUBJECT|OBJECT]-(:Statement)-[:SUBJECT|OBJECT]->(n:Entity)
  WHERE n.id IN $ids AND n.id <> wanted
  RETURN DISTINCT n.id AS id
}
WITH DISTINCT id, wanted
ORDER BY wanted
RETURN id, collect(wanted) AS others
ORDER BY id
