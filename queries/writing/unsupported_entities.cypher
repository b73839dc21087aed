// summary: Those of some entities that nothing supports: not curated, not mentioned, in no statement.
// parameter: ids  list  ids of entities
// returns: id, replaces
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.reference = false
  AND NOT EXISTS { MATCH (n)-[:MENTIONED_IN]->(:Article) }
  AND NOT EXISTS { MATCH (n)<-[:SUBJECT|REJECTED_SUBJECT]-(:Statement) }
  AND NOT EXISTS { MATCH (n)<-[:OBJECT|REJECTED_OBJECT]-(:Statement) }
RETURN n.id AS id, n.replaces AS replaces
