// summary: The posts that an official holds or held, with the titles as the articles write them.
// summary.vi: Các chức vụ mà một cán bộ đang hoặc đã giữ, kèm chức danh như các bài viết ghi.
// parameter: official  entity:Official  the official
// parameter: limit  number = 100  at most this many rows
// returns: agency_id, agency, role, titles, date, first_reported, last_reported, sources, statement
MATCH (:Entity {id: $official})-[p:HOLDS_POST]->(a:Entity)
WITH a, p, p.id AS statement
MATCH (:Statement {id: statement})-[:SUPPORTED_BY]->(e:Evidence)-[:QUOTED_FROM]->(article:Article)
WITH a, p, e, article
ORDER BY e.role
WITH a, p, collect(DISTINCT e.role) AS titles,
     min(article.published) AS first_reported, max(article.published) AS last_reported
RETURN a.id AS agency_id, a.name AS agency, p.role AS role, titles, p.`when` AS date,
       first_reported, last_reported, p.sources AS sources, p.id AS statement
ORDER BY coalesce(date, last_reported) DESC, agency, agency_id, role, statement
LIMIT $limit
