// summary: As which entities the evidence about some entities was read; no own_subject where as they are now.
// parameter: ids  list  ids of entities
// returns: id, own_subject, own_object
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:SUBJECT|REJECTED_SUBJECT|OBJECT|REJECTED_OBJECT]-(s:Statement)
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)
RETURN DISTINCT n.id AS id, e.own_subject AS own_subject, e.own_object AS own_object
