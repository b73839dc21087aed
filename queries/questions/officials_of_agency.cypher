// summary: Officials who hold a post in an agency or a forum, and between which dates articles say so.
// summary.vi: Cán bộ giữ chức vụ tại một cơ quan hoặc diễn đàn, và các bài viết nêu điều đó trong khoảng thời gian nào.
// parameter: agency  entity:Agency|Forum  the agency or forum
// parameter: at  date?  only posts that the texts place at this date
// parameter: limit  number = 100  at most this many rows
// returns: official_id, official, role, date, first_reported, last_reported, sources, statement
MATCH (o:Official)-[p:HOLDS_POST]->(:Entity {id: $agency})
WITH o, p, p.id AS statement
MATCH (:Statement {id: statement})-[:SUPPORTED_BY]->(:Evidence)-[:QUOTED_FROM]->(article:Article)
WITH o, p, min(article.published) AS first_reported, max(article.published) AS last_reported
WITH o, p, first_reported, last_reported, split(p.`when`, '/') AS span
// '~' sorts behind '-' and digits: 2023-06-12 lies between 2023 and 2023~
WHERE $at IS NULL
   OR (p.`when` IS NOT NULL AND head(span) <= $at + '~' AND last(span) + '~' >= $at)
   OR (p.`when` IS NULL AND first_reported <= $at + '~' AND last_reported + '~' >= $at)
RETURN o.id AS official_id, o.name AS official, p.role AS role, p.`when` AS date,
       first_reported, last_reported, p.sources AS sources, p.id AS statement
ORDER BY official, official_id, role, statement
LIMIT $limit
