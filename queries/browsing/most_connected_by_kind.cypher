// summary: Of each kind, the entities that most statements are about.
// parameter: limit  number = 6  how many of each kind
// returns: kind, ids, statements
MATCH (x:Entity)<-[:SUBJECT|OBJECT]-(s:Statement)
WITH x.id AS most, x.kind AS kind, count(s) AS about ORDER BY about DESC, most
WITH kind, collect(most) AS ids, collect(about) AS statements
RETURN kind, ids[..$limit] AS ids, statements[..$limit] AS statements
ORDER BY kind
