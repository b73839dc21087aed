// summary: Write the version of the graph model into a store that is new, or of an older one.
// parameter: version  number  the version
MERGE (m:Meta {id: 'schema'})
SET m.name = 'schema', m.version = CASE WHEN m.version > $version THEN m.version ELSE $version END,
    m.generation = coalesce(m.generation, 0)
