// summary: Entities that the most articles name.
// summary.vi: Những thực thể được nhiều bài viết nhắc đến nhất.
// parameter: kind  kind?  only entities of this kind
// parameter: country  country?  only entities of this country
// parameter: limit  number = 20  at most this many rows
// returns: entity_id, entity, kind, country, articles, mentions
MATCH (n:Entity)-[m:MENTIONED_IN]->(a:Article)
WHERE ($kind IS NULL OR n.kind = $kind) AND ($country IS NULL OR n.country = $country)
RETURN n.id AS entity_id, n.name AS entity, n.kind AS kind, n.country AS country,
       count(DISTINCT a.id) AS articles, count(m) AS mentions
ORDER BY articles DESC, mentions DESC, entity, entity_id
LIMIT $limit
