// summary: What has a date, the latest first, each with the statement that dates it.
// parameter: kinds  list  only of these kinds
// parameter: since  date?  from this date on
// parameter: until  date?  up to this date
// parameter: limit  number = 300  how many
// returns: id, name, name_en, name_vi, kind, country, date, status, reference, statement, sources
MATCH (n:Entity)
WHERE n.kind IN $kinds AND n.date IS NOT NULL
  AND ($since IS NULL OR last(split(n.date, '/')) + '~' >= $since)
  AND ($until IS NULL OR head(split(n.date, '/')) <= $until + '~')
WITH n ORDER BY n.date DESC, n.id LIMIT $limit
OPTIONAL MATCH (n)<-[:SUBJECT]-(s:Statement)
WHERE s.predicate = 'date' AND s.value = n.date
WITH n, s ORDER BY s.sources DESC, s.id
WITH n, collect(s.id)[0] AS statement, max(s.sources) AS sources
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference, statement, sources
ORDER BY date DESC, id
