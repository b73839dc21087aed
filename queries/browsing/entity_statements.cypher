// summary: The statements about an entity, as subject or as object, by predicate and then by their time.
// parameter: id  text  id of the entity
// parameter: predicates  list?  only of these predicates
// parameter: after  text?  where the page before ended: predicate, time and id of its last statement
// parameter: limit  number = 500  how many
// returns: id, predicate, subject, subject_name, subject_en, subject_vi, subject_kind, object, object_name, object_en, object_vi, object_kind, value, role, valid, confidence, sources, review
MATCH (n:Entity {id: $id})<-[:SUBJECT|OBJECT]-(s:Statement)
WHERE ($predicates IS NULL OR s.predicate IN $predicates)
  AND ($after IS NULL OR s.predicate + ' ' + coalesce(s.`when`, '') + ' ' + s.id > $after)
// insert: bounds
WITH DISTINCT s.predicate + ' ' + coalesce(s.`when`, '') + ' ' + s.id AS listed, s.id AS id ORDER BY listed LIMIT $limit
MATCH (s:Statement {id: id})-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(b:Entity)
RETURN s.id AS id, s.predicate AS predicate,
       a.id AS subject, a.name AS subject_name, a.name_en AS subject_en, a.name_vi AS subject_vi, a.kind AS subject_kind,
       b.id AS object, b.name AS object_name, b.name_en AS object_en, b.name_vi AS object_vi, b.kind AS object_kind,
       s.value AS value, s.role AS role, s.`when` AS valid, s.confidence AS confidence, s.sources AS sources,
       coalesce(s.review, 'unreviewed') AS review
ORDER BY predicate, coalesce(valid, ''), id
