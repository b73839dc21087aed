// summary: Statements that nobody judged, the least certain first.
// parameter: max_confidence  confidence = 1  only statements no surer than this
// parameter: after  text?  the place of the last one of the page before
// parameter: limit  number = 50  how many
// returns: place, id, predicate, subject, subject_name, subject_en, subject_vi, subject_kind, object, object_name, object_en, object_vi, object_kind, value, role, valid, confidence, sources, review
MATCH (s:Statement)
WHERE s.confidence <= $max_confidence AND coalesce(s.review, 'unreviewed') = 'unreviewed'
WITH s, toString(1000000 + toInteger(round(s.confidence * 1000000))) + ' ' + toString(1000000 + s.sources) + ' ' + s.id AS place
WHERE ($after IS NULL OR place > $after)
WITH place AS listed, s.id AS id ORDER BY listed LIMIT $limit
MATCH (s:Statement {id: id})-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(b:Entity)
RETURN listed AS place, s.id AS id, s.predicate AS predicate,
       a.id AS subject, a.name AS subject_name, a.name_en AS subject_en, a.name_vi AS subject_vi, a.kind AS subject_kind,
       b.id AS object, b.name AS object_name, b.name_en AS object_en, b.name_vi AS object_vi, b.kind AS object_kind,
       s.value AS value, s.role AS role, s.`when` AS valid, s.confidence AS confidence, s.sources AS sources,
       'unreviewed' AS review
ORDER BY place
