// summary: Agencies and countries that work on a topic, by their agreements, programmes and events about it.
// summary.vi: Các cơ quan và quốc gia hoạt động về một lĩnh vực, theo thỏa thuận, chương trình và sự kiện của họ.
// parameter: topic  topic  the topic
// parameter: country  country?  only those of this country
// parameter: limit  number = 50  at most this many rows
// returns: body_id, body, kind, country, agreements, programmes, events
MATCH (e:Entity)-[:CONCERNS]->(:Entity {id: $topic})
MATCH (x:Entity)-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED]->(e)
WHERE x.kind IN ['Agency', 'Place'] AND ($country IS NULL OR x.country = $country)
WITH DISTINCT e, x
WITH x, count(e) AS ties,
     sum(CASE WHEN e.kind = 'Agreement' THEN 1 ELSE 0 END) AS agreements,
     sum(CASE WHEN e.kind = 'Programme' THEN 1 ELSE 0 END) AS programmes,
     sum(CASE WHEN e.kind = 'Event' THEN 1 ELSE 0 END) AS events
RETURN x.id AS body_id, x.name AS body, x.kind AS kind, x.country AS country, agreements, programmes, events
ORDER BY ties DESC, body, body_id
LIMIT $limit
