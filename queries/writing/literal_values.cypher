// summary: The dates and statuses that statements give some entities.
// parameter: ids  list  ids of entities
// returns: id, predicate, value
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:SUBJECT]-(s:Statement)
WHERE s.value IS NOT NULL
RETURN n.id AS id, s.predicate AS predicate, s.value AS value
