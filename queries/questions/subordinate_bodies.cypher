// summary: Bodies that belong to an agency, at every depth.
// summary.vi: Các đơn vị trực thuộc một cơ quan, ở mọi cấp.
// parameter: agency  entity:Agency|Forum  the agency
// parameter: limit  number = 200  at most this many rows
// returns: body_id, body, depth, belongs_to_id, belongs_to
MATCH (a:Entity {id: $agency})
MATCH p = (b:Entity)-[:PART_OF*1..6]->(a)
WHERE b.id <> $agency
WITH b, p, nodes(p)[1] AS parent
RETURN b.id AS body_id, b.name AS body, min(length(p)) AS depth,
       parent.id AS belongs_to_id, parent.name AS belongs_to
ORDER BY depth, body, body_id, belongs_to_id
LIMIT $limit
