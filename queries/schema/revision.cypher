// summary: How many writes have changed the graph, and when the last one did; no row in a new store.
// returns: revision, changed
MATCH (m:Meta {id: 'schema'})
RETURN m.generation AS revision, m.changed AS changed
