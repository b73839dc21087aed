// summary: Working groups and other bodies under a forum, at every depth.
// summary.vi: Các nhóm công tác và cơ cấu trực thuộc một diễn đàn, ở mọi cấp.
// parameter: forum  entity:Forum|Agency  the forum
// parameter: limit  number = 100  at most this many rows
// returns: group_id, group_name, depth, belongs_to_id, belongs_to
MATCH (f:Entity {id: $forum})
MATCH p = (g:Entity)-[:PART_OF*1..5]->(f)
WHERE g.id <> $forum
WITH g, p, nodes(p)[1] AS parent
RETURN g.id AS group_id, g.name AS group_name, min(length(p)) AS depth,
       parent.id AS belongs_to_id, parent.name AS belongs_to
ORDER BY depth, group_name, group_id, belongs_to_id
LIMIT $limit
