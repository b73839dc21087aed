// summary: How many entities of each kind have no date.
// parameter: kinds  list  only of these kinds
// returns: kind, entities
MATCH (n:Entity)
WHERE n.kind IN $kinds AND n.date IS NULL
RETURN n.kind AS kind, count(n) AS entities
ORDER BY kind
