// summary: The statements that an article supports, in the order of their ids.
// parameter: key  text  key of the article
// returns: id, predicate, subject, subject_name, subject_en, subject_vi, subject_kind, object, object_name, object_en, object_vi, object_kind, value, role, valid, confidence, sources, review
MATCH (c:Article {id: $key})<-[:QUOTED_FROM]-(:Evidence)<-[:SUPPORTED_BY]-(s:Statement)
WHERE s.id IS NOT NULL
// insert: bounds
WITH DISTINCT s
MATCH (s)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(b:Entity)
RETURN s.id AS id, s.predicate AS predicate,
       a.id AS subject, a.name AS subject_name, a.name_en AS subject_en, a.name_vi AS subject_vi, a.kind AS subject_kind,
       b.id AS object, b.name AS object_name, b.name_en AS object_en, b.name_vi AS object_vi, b.kind AS object_kind,
       s.value AS value, s.role AS role, s.`when` AS valid, s.confidence AS confidence, s.sources AS sources,
       coalesce(s.review, 'unreviewed') AS review
ORDER BY id
