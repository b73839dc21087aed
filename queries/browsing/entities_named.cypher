// summary: Entities by their names as the graph lists them, to link names that stand without an id.
// parameter: names  list  names
// returns: name, ids
MATCH (n:Entity)
WHERE n.name IN $names
RETURN n.name AS name, collect(n.id) AS ids
ORDER BY name
