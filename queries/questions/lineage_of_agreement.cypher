// summary: What an agreement or programme builds on, and what builds on it, step by step.
// summary.vi: Thỏa thuận hoặc chương trình này kế thừa những văn kiện nào, và văn kiện nào kế thừa nó.
// parameter: agreement  entity:Agreement|Programme  the agreement or programme
// parameter: limit  number = 100  at most this many rows
// returns: related_id, related, kind, date, status, steps
MATCH (g:Entity {id: $agreement})
MATCH p = (g)-[:RELATES_TO*1..4]-(x:Entity)
WHERE x.id <> $agreement
RETURN x.id AS related_id, x.name AS related, x.kind AS kind, x.date AS date, x.status AS status,
       min(length(p)) AS steps
ORDER BY steps, coalesce(date, '9999'), related, related_id
LIMIT $limit
