// summary: The statements that give some entities a date or a status.
// parameter: ids  list  ids of entities
// returns: id, subject, predicate, object, value, role, valid
UNWIND $ids AS wanted
MATCH (a:Entity {id: wanted})<-[:SUBJECT]-(s:Statement)
WHERE s.value IS NOT NULL
RETURN s.id AS id, a.id AS subject, s.predicate AS predicate, NULL AS object, s.value AS value,
       s.role AS role, s.`when` AS valid
ORDER BY id
