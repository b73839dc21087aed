// summary: How many writes have changed the graph, when the last one did, and which changes are no longer kept.
// returns: revision, changed, forgotten
MATCH (m:Meta {id: 'schema'})
RETURN m.generation AS revision, m.changed AS changed, m.forgotten AS forgotten
