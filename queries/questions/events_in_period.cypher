// summary: Events dated within a period, with who took part.
// summary.vi: Các sự kiện có thời điểm nằm trong một giai đoạn, cùng những bên tham gia.
// parameter: since  date?  from this date on
// parameter: until  date?  up to this date
// parameter: country  country?  only events with a participant from this country
// parameter: limit  number = 100  at most this many rows
// returns: event_id, event, date, participants
MATCH (e:Event)
WHERE e.date IS NOT NULL
  AND ($since IS NULL OR last(split(e.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(e.date, '/')) <= $until + '~')
OPTIONAL MATCH (x:Entity)-[:PARTICIPATED_IN|CHAIRED|HOSTED]->(e)
WITH DISTINCT e, x
ORDER BY x.name, x.id
WITH e, collect(x.name) AS participants, collect(x.country) AS countries
WHERE $country IS NULL OR $country IN countries
RETURN e.id AS event_id, e.name AS event, e.date AS date, participants
ORDER BY date, event, event_id
LIMIT $limit
