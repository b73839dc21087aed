// summary: Count one more change of the graph, so that what was cached from it is known to be old.
MATCH (m:Meta {id: 'schema'})
SET m.generation = m.generation + 1
