// summary: How many entities have an identifier of each scheme.
// returns: scheme, entities
MATCH (n:Entity)
WHERE n.identifiers IS NOT NULL
UNWIND n.identifiers AS identifier
WITH DISTINCT n.id AS id, split(identifier, '=')[0] AS scheme
RETURN scheme, count(id) AS entities
ORDER BY scheme
