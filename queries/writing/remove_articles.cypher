// summary: Take articles away, with all that ties them.
// parameter: ids  list  ids of articles
UNWIND $ids AS id
MATCH (n:Article {id: id})
DETACH DELETE n
