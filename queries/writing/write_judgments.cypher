// summary: Append judgments that the store does not hold yet.
// parameter: rows  list  maps of id, target and properties
UNWIND $rows AS row
MERGE (t:Judged {id: row.target})
MERGE (j:Judgment {id: row.id})
SET j += row.properties
CREATE (j)-[:JUDGES]->(t)
