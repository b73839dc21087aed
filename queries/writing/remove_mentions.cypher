// summary: Take mentions away.
// parameter: rows  list  maps of id, entity and article
UNWIND $rows AS row
MATCH (a:Article {id: row.article})<-[m:MENTIONED_IN]-(n:Entity {id: row.entity})
WHERE m.id = row.id
DELETE m
