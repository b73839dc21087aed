// summary: Write the version of the graph model into a new store.
// parameter: version  number  the version
MERGE (m:Meta {id: 'schema'})
SET m.name = 'schema', m.version = $version, m.generation = coalesce(m.generation, 0)
