// summary: Everything about an entity in the order of its time, what has no date last.
// parameter: id  text  id of the entity
// parameter: kinds  list?  only what ties it to entities of these kinds
// parameter: dated_from  date?  only on this date or later; what has no date stays
// parameter: dated_until  date?  only on this date or earlier; what has no date stays
// parameter: limit  number = 500  how many
// returns: date, id, predicate, subject, subject_name, subject_en, subject_vi, subject_kind, object, object_name, object_en, object_vi, object_kind, value, role, valid, confidence, sources, review
MATCH (n:Entity {id: $id})<-[:SUBJECT|OBJECT]-(s:Statement)
WHERE s.id IS NOT NULL
// insert: bounds
WITH DISTINCT n, s
OPTIONAL MATCH (s)-[:SUBJECT|OBJECT]->(x:Entity)
WHERE x.id <> $id
WITH n, s, x, coalesce(s.`when`, CASE s.predicate WHEN 'date' THEN s.value END, x.date, n.date) AS date
WHERE ($kinds IS NULL OR x.kind IN $kinds)
  AND ($dated_from IS NULL OR date IS NULL OR last(split(date, '/')) + '~' >= $dated_from)
  AND ($dated_until IS NULL OR date IS NULL OR head(split(date, '/')) <= $dated_until + '~')
WITH DISTINCT s, date
MATCH (s)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(b:Entity)
RETURN date, s.id AS id, s.predicate AS predicate,
       a.id AS subject, a.name AS subject_name, a.name_en AS subject_en, a.name_vi AS subject_vi, a.kind AS subject_kind,
       b.id AS object, b.name AS object_name, b.name_en AS object_en, b.name_vi AS object_vi, b.kind AS object_kind,
       s.value AS value, s.role AS role, s.`when` AS valid, s.confidence AS confidence, s.sources AS sources,
       coalesce(s.review, 'unreviewed') AS review
ORDER BY coalesce(date, '9999~'), predicate, id LIMIT $limit
