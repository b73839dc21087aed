// summary: How many entities of each kind are named by statements within bounds.
// returns: kind, entities
MATCH (s:Statement)
WHERE (s.review IS NULL OR s.review <> 'rejected')
// insert: bounds
MATCH (s)-[:SUBJECT|OBJECT]->(n:Entity)
WITH DISTINCT n
RETURN n.kind AS kind, count(n) AS entities
ORDER BY kind
