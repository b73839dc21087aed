// summary: Which version of the graph model a store holds; no row in a new store.
// returns: version, generation
MATCH (m:Meta {id: 'schema'})
RETURN m.version AS version, m.generation AS generation
