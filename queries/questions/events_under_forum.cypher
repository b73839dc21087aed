// summary: Events held under a forum or one of its working groups.
// summary.vi: Các sự kiện trong khuôn khổ một diễn đàn hoặc nhóm công tác trực thuộc.
// parameter: forum  entity:Forum|Agreement|Programme  the forum, agreement or programme
// parameter: since  date?  from this date on
// parameter: until  date?  up to this date
// parameter: limit  number = 100  at most this many rows
// returns: event_id, event, date, forum_id, forum, places
MATCH (f:Entity {id: $forum})
MATCH (e:Event)-[:HELD_UNDER]->(under:Entity)-[:PART_OF*0..5]->(f)
WHERE ($since IS NULL OR last(split(e.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(e.date, '/')) <= $until + '~')
OPTIONAL MATCH (e)-[:HELD_IN]->(place:Entity)
WITH DISTINCT e, under, place
ORDER BY place.name, place.id
RETURN e.id AS event_id, e.name AS event, e.date AS date, under.id AS forum_id, under.name AS forum,
       collect(place.name) AS places
ORDER BY coalesce(date, '') DESC, event, event_id, forum_id
LIMIT $limit
