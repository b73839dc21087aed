// summary: The statements about the agencies of a country, by predicate and then by their time.
// parameter: country  text  its ISO alpha-2 code
// parameter: predicates  list?  only of these predicates
// parameter: limit  number = 500  how many
// returns: id, predicate, subject, subject_name, subject_en, subject_vi, subject_kind, object, object_name, object_en, object_vi, object_kind, value, role, valid, confidence, sources
MATCH (n:Agency)<-[:SUBJECT|OBJECT]-(s:Statement)
WHERE n.country = $country AND ($predicates IS NULL OR s.predicate IN $predicates)
WITH DISTINCT s ORDER BY s.sources DESC, s.predicate, coalesce(s.`when`, ''), s.id LIMIT $limit
MATCH (s)-[:SUBJECT]->(a:Entity)
MATCH (s)-[:OBJECT]->(b:Entity)
RETURN s.id AS id, s.predicate AS predicate,
       a.id AS subject, a.name AS subject_name, a.name_en AS subject_en, a.name_vi AS subject_vi, a.kind AS subject_kind,
       b.id AS object, b.name AS object_name, b.name_en AS object_en, b.name_vi AS object_vi, b.kind AS object_kind,
       s.value AS value, s.role AS role, s.`when` AS valid, s.confidence AS confidence, s.sources AS sources
ORDER BY predicate, coalesce(valid, ''), id
