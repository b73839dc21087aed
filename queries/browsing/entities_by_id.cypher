// summary: Some entities by their ids, with their names.
// parameter: ids  list  ids of entities
// returns: id, name, name_en, name_vi, kind, country, date, status, reference
UNWIND $ids AS wanted
MATCH (n:Entity {id: wanted})
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference
ORDER BY id
