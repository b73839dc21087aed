// summary: Every mention of some entities.
// parameter: ids  list  ids of entities
// returns: entity, own, article, start, end, quote, names
MATCH (n:Entity)-[m:MENTIONED_IN]->(a:Article)
WHERE n.id IN $ids
RETURN n.id AS entity, coalesce(m.own, n.id) AS own, a.id AS article, m.start_offset AS start, m.end_offset AS end,
       m.quote AS quote, m.names AS names
