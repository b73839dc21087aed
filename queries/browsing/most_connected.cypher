// summary: The entities that most statements are about.
// parameter: kind  kind?  only of this kind
// parameter: limit  number = 20  how many
// returns: id, name, name_en, name_vi, kind, country, date, status, reference, statements
MATCH (x:Entity)<-[:SUBJECT|OBJECT]-(s:Statement)
WHERE $kind IS NULL OR x.kind = $kind
WITH x.id AS most, count(s) AS statements ORDER BY statements DESC, most LIMIT $limit
MATCH (n:Entity {id: most})
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference,
       statements
ORDER BY statements DESC, id
