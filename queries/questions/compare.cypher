// summary: What two sides are tied to: what only one of them is, and what both are; a country counts through its agencies too.
// summary.vi: Hai bên gắn với những gì: điều chỉ một bên có và điều cả hai cùng có; một quốc gia được tính cả qua các cơ quan của mình.
// parameter: one  entity  the first side
// parameter: other  entity  the second side
// parameter: kind  kind?  only what is of this kind
// parameter: limit  number = 300  at most this many rows
// returns: side, entity_id, entity, kind, country, ties_of_one, ties_of_other, statements_of_one, statements_of_other
MATCH (party:Entity)
WHERE party.id IN [$one, $other] AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3=')
WITH collect(party.country) AS countries
UNWIND [{side: 'one', id: $one}, {side: 'other', id: $other}] AS compared
WITH countries, compared.side AS side, compared.id AS id
MATCH (party:Entity {id: id})
MATCH (x:Entity)
WHERE x.id = party.id OR (x.country = party.country AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3='))
MATCH (x)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(n:Entity)
WHERE NOT n.id IN [x.id, $one, $other] AND NOT coalesce(n.country, '') IN countries
  AND ($kind IS NULL OR n.kind = $kind)
// insert: bounds
WITH DISTINCT side, n, s
ORDER BY s.id
WITH n, collect(CASE WHEN side = 'one' THEN s.id END) AS statements_of_one,
     collect(CASE WHEN side = 'other' THEN s.id END) AS statements_of_other
WITH n, statements_of_one, statements_of_other,
     size(statements_of_one) AS ties_of_one, size(statements_of_other) AS ties_of_other
RETURN CASE WHEN ties_of_one = 0 THEN 'other' WHEN ties_of_other = 0 THEN 'one' ELSE 'both' END AS side,
       n.id AS entity_id, n.name AS entity, n.kind AS kind, n.country AS country,
       ties_of_one, ties_of_other, statements_of_one, statements_of_other
ORDER BY side, ties_of_one + ties_of_other DESC, entity, entity_id
LIMIT $limit
