// summary: Agencies of a country, those that most is said about first.
// summary.vi: Các cơ quan của một quốc gia, cơ quan được nói đến nhiều nhất trước.
// parameter: country  country  the country
// parameter: limit  number = 100  at most this many rows
// returns: agency_id, agency, agency_vi, belongs_to, statements
MATCH (a:Agency)
WHERE a.country = $country
OPTIONAL MATCH (a)-[:PART_OF]->(parent:Entity)
WITH DISTINCT a, parent
ORDER BY parent.name, parent.id
WITH a, collect(parent.name) AS belongs_to
OPTIONAL MATCH (s:Statement)-[:SUBJECT|OBJECT]->(a)
RETURN a.id AS agency_id, a.name AS agency, a.name_vi AS agency_vi, belongs_to,
       count(DISTINCT s.id) AS statements
ORDER BY statements DESC, agency, agency_id
LIMIT $limit
