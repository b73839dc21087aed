// summary: Those of some entities that people say are one with others: the id that stays, and what each is on its own.
// parameter: ids  list  ids of entities
// returns: id, into, kind, labels, fallback, aliases, country, identifiers, reference
UNWIND $ids AS id
MATCH (m:Merged {id: id})
RETURN m.id AS id, m.into AS into, m.kind AS kind, m.labels AS labels, m.fallback AS fallback,
       m.aliases AS aliases, m.country AS country, m.identifiers AS identifiers, m.reference AS reference
