// summary: Give entities the label of their kind; the store puts each kind's name where Agency stands.
// parameter: rows  list  maps of id
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
SET n:Agency
