// summary: Which of some statements the store holds.
// parameter: ids  list  ids of statements
// returns: id
UNWIND $ids AS id
MATCH (s:Statement {id: id})
RETURN s.id AS id
