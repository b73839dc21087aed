// summary: Events that an official, an agency or a country took part in, chaired or hosted.
// summary.vi: Các sự kiện mà một cán bộ, cơ quan hoặc quốc gia tham dự, chủ trì hoặc đăng cai.
// parameter: participant  entity:Official|Agency|Place  the participant
// parameter: since  date?  from this date on
// parameter: until  date?  up to this date
// parameter: limit  number = 100  at most this many rows
// returns: event_id, event, date, predicates, places
MATCH (s:Statement)-[:SUBJECT]->(:Entity {id: $participant})
WHERE s.predicate IN ['participatedIn', 'chaired', 'hosted']
MATCH (s)-[:OBJECT]->(e:Event)
WHERE ($since IS NULL OR last(split(e.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(e.date, '/')) <= $until + '~')
WITH DISTINCT e, s.predicate AS predicate
ORDER BY predicate
WITH e, collect(predicate) AS predicates
OPTIONAL MATCH (e)-[:HELD_IN]->(place:Entity)
WITH DISTINCT e, predicates, place
ORDER BY place.name, place.id
RETURN e.id AS event_id, e.name AS event, e.date AS date, predicates, collect(place.name) AS places
ORDER BY coalesce(date, '') DESC, event, event_id
LIMIT $limit
