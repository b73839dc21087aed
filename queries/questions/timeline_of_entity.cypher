// summary: Everything dated around an entity: its posts, agreements, events and programmes in order.
// summary.vi: Mọi điều có thời điểm quanh một thực thể: chức vụ, thỏa thuận, sự kiện, chương trình theo thứ tự.
// parameter: entity  entity  the entity
// parameter: since  date?  from this date on
// parameter: until  date?  up to this date
// parameter: limit  number = 200  at most this many rows
// returns: date, predicate, other_id, other, kind, status, sources, statement
MATCH (s:Statement)-[:SUBJECT|OBJECT]->(:Entity {id: $entity})
MATCH (s)-[:SUBJECT|OBJECT]->(x:Entity)
WHERE x.id <> $entity
WITH s, x, coalesce(s.`when`, x.date) AS date
WHERE date IS NOT NULL
  AND ($since IS NULL OR last(split(date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(date, '/')) <= $until + '~')
RETURN date, s.predicate AS predicate, x.id AS other_id, x.name AS other, x.kind AS kind, x.status AS status,
       s.sources AS sources, s.id AS statement
ORDER BY date, predicate, other, statement
LIMIT $limit
