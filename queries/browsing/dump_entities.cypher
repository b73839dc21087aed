// summary: Some entities as a dump holds them.
// parameter: ids  list  ids of entities
// returns: id, kind, labels, aliases, country, identifiers, reference, replaces
MATCH (n:Entity)
WHERE n.id IN $ids
RETURN n.id AS id, n.kind AS kind, n.labels AS labels, n.aliases AS aliases, n.country AS country,
       n.identifiers AS identifiers, n.reference AS reference, n.replaces AS replaces
