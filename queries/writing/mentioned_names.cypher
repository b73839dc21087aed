// summary: By what names some entities are mentioned, and how often.
// parameter: ids  list  ids of entities
// returns: id, own, quote, names, times
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[m:MENTIONED_IN]->(:Article)
RETURN n.id AS id, coalesce(m.own, n.id) AS own, m.quote AS quote, m.names AS names, count(*) AS times
