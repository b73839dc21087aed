// summary: Members of a forum or of an organization, countries first.
// summary.vi: Thành viên của một diễn đàn hoặc tổ chức, quốc gia trước.
// parameter: forum  entity:Forum|Agency  the forum or organization
// parameter: limit  number = 300  at most this many rows
// returns: member_id, member, kind, country, sources, statement
MATCH (m:Entity)-[r:MEMBER_OF]->(:Entity {id: $forum})
RETURN m.id AS member_id, m.name AS member, m.kind AS kind, m.country AS country,
       r.sources AS sources, r.id AS statement
ORDER BY kind DESC, member, member_id, statement
LIMIT $limit
