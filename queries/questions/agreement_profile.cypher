// summary: All that is said of an agreement: parties, signatories, focal points, topics, status, dates.
// summary.vi: Mọi điều được nêu về một thỏa thuận: các bên, người ký, đầu mối, lĩnh vực, trạng thái, thời điểm.
// parameter: agreement  entity:Agreement|Programme  the agreement or programme
// parameter: limit  number = 200  at most this many rows
// returns: predicate, entity_id, entity, kind, value, confidence, sources, statement
MATCH (s:Statement)-[:SUBJECT|OBJECT]->(g:Entity {id: $agreement})
OPTIONAL MATCH (s)-[:SUBJECT|OBJECT]->(x:Entity)
WHERE x.id <> $agreement
RETURN s.predicate AS predicate, x.id AS entity_id, x.name AS entity, x.kind AS kind, s.value AS value,
       s.confidence AS confidence, s.sources AS sources, s.id AS statement
ORDER BY predicate, coalesce(entity, value), statement
LIMIT $limit
