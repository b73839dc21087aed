// summary: What every entity is called, to find those that may be one.
// parameter: kind  kind?  only entities of this kind
// returns: id, kind, name, name_en, name_vi, aliases, country, reference
MATCH (n:Entity)
WHERE $kind IS NULL OR n.kind = $kind
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.aliases AS aliases,
       n.country AS country, n.reference AS reference
