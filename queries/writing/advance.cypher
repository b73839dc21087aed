// summary: Count one more change of the graph and note when, so that what was cached from it is known to be old.
// parameter: at  text  the moment
MATCH (m:Meta {id: 'schema'})
SET m.generation = m.generation + 1, m.changed = $at
