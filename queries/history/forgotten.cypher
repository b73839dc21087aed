// summary: The last change that is no longer kept; no row where all are.
// returns: id
MATCH (m:Meta {id: 'schema'})
WHERE m.forgotten IS NOT NULL
RETURN m.forgotten AS id
