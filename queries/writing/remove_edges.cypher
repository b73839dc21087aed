// summary: Take direct edges away; the store puts each predicate's type where COOPERATES_WITH stands.
// parameter: rows  list  maps of id, subject and object
UNWIND $rows AS row
MATCH (a:Entity {id: row.subject})-[r:COOPERATES_WITH]->(b:Entity {id: row.object})
WHERE r.id = row.id
DELETE r
