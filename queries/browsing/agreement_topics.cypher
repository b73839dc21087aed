// summary: What some agreements are about.
// parameter: ids  list  ids of agreements
// returns: agreement, topic
UNWIND $ids AS id
MATCH (g:Entity {id: id})-[:CONCERNS]->(t:Topic)
RETURN DISTINCT g.id AS agreement, t.id AS topic
ORDER BY agreement, topic
