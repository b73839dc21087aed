// summary: A page of entities, in the order of their ids.
// parameter: after  text?  the last id of the page before
// parameter: page  number = 2000  how many
// returns: id, kind, labels, aliases, country, identifiers, reference
MATCH (n:Entity)
WHERE $after IS NULL OR n.id > $after
RETURN n.id AS id, n.kind AS kind, n.labels AS labels, n.aliases AS aliases, n.country AS country,
       n.identifiers AS identifiers, n.reference AS reference
ORDER BY id LIMIT $page
