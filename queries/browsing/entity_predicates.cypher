// summary: How many statements of each predicate say something of an entity, as their subject and as their object.
// parameter: id  text  id of the entity
// returns: predicate, as_subject, as_object
MATCH (n:Entity {id: $id})<-[r:SUBJECT|OBJECT]-(s:Statement)
RETURN s.predicate AS predicate,
       sum(CASE WHEN type(r) = 'SUBJECT' THEN 1 ELSE 0 END) AS as_subject,
       sum(CASE WHEN type(r) = 'OBJECT' THEN 1 ELSE 0 END) AS as_object
ORDER BY predicate
