// summary: Who held a post in an agency, one after the other as articles report them.
// summary.vi: Những người lần lượt giữ một chức vụ tại một cơ quan, theo thứ tự các bài viết nêu.
// parameter: agency  entity:Agency|Forum  the agency or forum
// parameter: role  text?  only this post, such as director-general
// parameter: limit  number = 100  at most this many rows
// returns: role, official_id, official, date, first_reported, last_reported, sources, statement
MATCH (o:Official)-[p:HOLDS_POST]->(:Entity {id: $agency})
WHERE $role IS NULL OR p.role = $role
WITH o, p, p.id AS statement
MATCH (:Statement {id: statement})-[:SUPPORTED_BY]->(:Evidence)-[:QUOTED_FROM]->(article:Article)
WITH o, p, statement, min(article.published) AS first_reported, max(article.published) AS last_reported
RETURN p.role AS role, o.id AS official_id, o.name AS official, p.`when` AS date,
       first_reported, last_reported, p.sources AS sources, statement
ORDER BY coalesce(role, '~'), coalesce(date, first_reported, '9999'), official, official_id, statement
LIMIT $limit
