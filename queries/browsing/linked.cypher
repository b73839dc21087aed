// summary: What each of some entities is tied to by one predicate, as subject or as object, the best supported first.
// parameter: ids  list  ids of entities
// parameter: predicate  predicate  the predicate
// parameter: limit  number = 10000  how many
// returns: id, subject, other, other_name, other_en, other_vi, other_kind, statement, sources
UNWIND $ids AS wanted
MATCH (n:Entity {id: wanted})<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(x:Entity)
WHERE x.id <> wanted AND s.predicate = $predicate
// insert: bounds
MATCH (s)-[:SUBJECT]->(a:Entity)
RETURN n.id AS id, a.id AS subject, x.id AS other, x.name AS other_name, x.name_en AS other_en, x.name_vi AS other_vi,
       x.kind AS other_kind, s.id AS statement, s.sources AS sources
ORDER BY id, sources DESC, other, statement LIMIT $limit
