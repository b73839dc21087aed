// summary: Take evidence away, with all that ties them.
// parameter: ids  list  ids of evidence
UNWIND $ids AS id
MATCH (n:Evidence {id: id})
DETACH DELETE n
