// summary: What the store holds of some entities.
// parameter: ids  list  ids of entities
// returns: id, kind, labels, fallback, aliases, country, identifiers, reference, replaces, date, status
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id, n.kind AS kind, n.labels AS labels, n.fallback AS fallback, n.aliases AS aliases,
       n.country AS country, n.identifiers AS identifiers, n.reference AS reference, n.replaces AS replaces,
       n.date AS date, n.status AS status
