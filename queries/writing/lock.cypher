// summary: Take the writer's turn and say which version of the graph this is.
// returns: version, generation
MATCH (m:Meta {id: 'schema'})
SET m.generation = m.generation
RETURN m.version AS version, m.generation AS generation
