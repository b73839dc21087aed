// summary: Take statements away, with all that ties them.
// parameter: ids  list  ids of statements
UNWIND $ids AS id
MATCH (n:Statement {id: id})
DETACH DELETE n
