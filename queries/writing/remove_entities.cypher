// summary: Take entities away, with all that ties them.
// parameter: ids  list  ids of entities
UNWIND $ids AS id
MATCH (n:Entity {id: id})
DETACH DELETE n
