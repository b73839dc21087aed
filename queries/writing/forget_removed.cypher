// summary: Forget that ids were gone, for they are back.
// parameter: ids  list  ids of articles, entities and statements
UNWIND $ids AS id
MATCH (r:Removed {id: id})
DETACH DELETE r
