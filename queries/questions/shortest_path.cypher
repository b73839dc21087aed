// summary: The shortest ways from one entity to another over stated links, at most eight steps.
// summary.vi: Những con đường ngắn nhất từ thực thể này đến thực thể kia qua các quan hệ được nêu, tối đa tám bước.
// parameter: one  entity  where the way starts
// parameter: other  entity  where it ends
// parameter: limit  number = 3  at most this many ways
// returns: steps, entity_ids, entities, kinds, predicates, statements
MATCH (one:Entity {id: $one}), (other:Entity {id: $other})
WHERE one.id <> other.id
MATCH p = allShortestPaths((one)-[:
  HOLDS_POST|PART_OF|LOCATED_IN|MEMBER_OF|PARTY_TO|SIGNED|WITNESSED|FOCAL_POINT_FOR|PARTICIPATED_IN|
  CHAIRED|HOSTED|HELD_UNDER|HELD_IN|RESULTED_IN|FUNDS|IMPLEMENTS|ISSUED|RELATES_TO|COOPERATES_WITH|
  CONCERNS
  *..8]-(other))
WITH length(p) AS steps, [n IN nodes(p) | n.id] AS entity_ids, [n IN nodes(p) | n.name] AS entities,
     [n IN nodes(p) | n.kind] AS kinds, [r IN relationships(p) | r.id] AS statements
WITH steps, entity_ids, entities, kinds, statements,
     reduce(text = '', id IN entity_ids | text + toString(id) + ' ') AS way,
     reduce(text = '', id IN statements | text + toString(id) + ' ') AS links
ORDER BY way, links
// where several statements link the same two, the way is told once
WITH steps, entity_ids, entities, kinds, way, collect(statements)[0] AS statements
ORDER BY way
LIMIT $limit
CALL (statements) {
  UNWIND range(0, size(statements) - 1) AS position
  WITH position, statements[position] AS id
  MATCH (s:Statement {id: id})
  WITH position, s
  ORDER BY position
  RETURN collect(s.predicate) AS predicates
}
RETURN steps, entity_ids, entities, kinds, predicates, statements
ORDER BY way
