// summary: The entities tied to an entity by statements, the most strongly tied first.
// parameter: id  text  id of the entity in the middle
// parameter: kinds  list?  only neighbors of these kinds
// parameter: predicates  list?  only ties of these predicates
// parameter: limit  number = 50  how many
// returns: id, name, name_en, name_vi, kind, country, date, status, reference, ties, sources
MATCH (m:Entity {id: $id})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(n:Entity)
WHERE n.id <> $id
  AND ($kinds IS NULL OR n.kind IN $kinds)
  AND ($predicates IS NULL OR s.predicate IN $predicates)
// insert: bounds
WITH n, count(s) AS ties, sum(s.sources) AS sources
ORDER BY ties DESC, sources DESC, n.id LIMIT $limit
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference,
       ties, sources
ORDER BY ties DESC, sources DESC, id
