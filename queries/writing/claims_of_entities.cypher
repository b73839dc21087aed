// summary: The evidence of all that is said of some entities, each with the claim that it was read as.
// parameter: ids  list  ids of entities
// returns: statement, predicate, value, role, valid, subject, object, evidence, own_subject, own_object
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:SUBJECT|REJECTED_SUBJECT|OBJECT|REJECTED_OBJECT]-(t:Statement)
WITH DISTINCT t.id AS wanted
MATCH (s:Statement {id: wanted})-[:SUBJECT|REJECTED_SUBJECT]->(a:Entity)
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)
OPTIONAL MATCH (s)-[:OBJECT|REJECTED_OBJECT]->(b:Entity)
RETURN s.id AS statement, s.predicate AS predicate, s.value AS value, s.role AS role, s.`when` AS valid,
       a.id AS subject, b.id AS object, e.id AS evidence, e.own_subject AS own_subject, e.own_object AS own_object
