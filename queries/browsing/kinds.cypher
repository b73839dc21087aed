// summary: How many entities of each kind there are.
// returns: kind, entities
MATCH (n:Entity)
RETURN n.kind AS kind, count(n) AS entities
ORDER BY kind
