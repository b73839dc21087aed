// summary: Forget that entities were one with others.
// parameter: ids  list  ids of entities
UNWIND $ids AS id
MATCH (m:Merged {id: id})
DETACH DELETE m
