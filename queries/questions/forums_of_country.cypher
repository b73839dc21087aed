// summary: Forums and organizations that a country or one of its agencies is a member of.
// summary.vi: Các diễn đàn và tổ chức mà một quốc gia hoặc cơ quan của quốc gia đó là thành viên.
// parameter: country  country  the country
// parameter: limit  number = 100  at most this many rows
// returns: forum_id, forum, kind, through, members
MATCH (m:Entity)-[:MEMBER_OF]->(f:Entity)
WHERE m.country = $country
WITH DISTINCT f, m
ORDER BY m.name, m.id
WITH f, collect(m.name) AS through
MATCH (other:Entity)-[:MEMBER_OF]->(f)
RETURN f.id AS forum_id, f.name AS forum, f.kind AS kind, through, count(DISTINCT other.id) AS members
ORDER BY forum, forum_id
LIMIT $limit
