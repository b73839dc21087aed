// summary: What a list of results shows of some entities, and how many statements are about each.
// parameter: ids  list  ids of entities
// returns: id, name, kind, name_en, name_vi, country, names, aliases, reference, date, status, identifiers, degree
UNWIND $ids AS id
MATCH (n:Entity {id: id})
OPTIONAL MATCH (s:Statement)-[:SUBJECT|OBJECT]->(n)
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.name_en AS name_en, n.name_vi AS name_vi,
       n.country AS country, n.names AS names, n.aliases AS aliases, n.reference AS reference,
       n.date AS date, n.status AS status, n.identifiers AS identifiers, count(s) AS degree
ORDER BY id
