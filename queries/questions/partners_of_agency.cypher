// summary: Partners of an agency, ranked by how many kinds of ties they share, then by how many ties.
// summary.vi: Các đối tác của một cơ quan, xếp theo số loại quan hệ chung, rồi theo tổng số quan hệ.
// parameter: agency  entity:Agency  the agency
// parameter: limit  number = 50  at most this many rows
// returns: partner_id, partner, country, kinds_of_ties, agreements, programmes, events, forums, cooperation
MATCH (a:Entity {id: $agency})
// its own units and the bodies it belongs to are no partners
OPTIONAL MATCH (a)-[:PART_OF*1..4]->(above:Entity)
WITH a, collect(DISTINCT above.id) AS above
OPTIONAL MATCH (below:Entity)-[:PART_OF*1..4]->(a)
WITH above, collect(DISTINCT below.id) AS below
WITH above + below AS family
CALL {
  MATCH (a:Entity {id: $agency})-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED|MEMBER_OF]->(x:Entity)
  MATCH (x)<-[:PARTY_TO|SIGNED|FOCAL_POINT_FOR|IMPLEMENTS|FUNDS|ISSUED|PARTICIPATED_IN|HOSTED|CHAIRED|MEMBER_OF]-(b:Entity)
  WHERE b.id <> $agency AND b.kind IN ['Agency', 'Place']
  RETURN DISTINCT b.id AS id, CASE WHEN x.kind = 'Agency' THEN 'Forum' ELSE x.kind END AS tie, x.id AS shared
  UNION
  MATCH (:Entity {id: $agency})-[c:COOPERATES_WITH]-(b:Entity)
  RETURN b.id AS id, 'Cooperation' AS tie, c.id AS shared
}
WITH family, id, tie, shared
WHERE NOT id IN family
WITH id, tie, count(shared) AS times
WITH id, count(tie) AS kinds_of_ties, sum(times) AS ties,
     sum(CASE WHEN tie = 'Agreement' THEN times ELSE 0 END) AS agreements,
     sum(CASE WHEN tie = 'Programme' THEN times ELSE 0 END) AS programmes,
     sum(CASE WHEN tie = 'Event' THEN times ELSE 0 END) AS events,
     sum(CASE WHEN tie = 'Forum' THEN times ELSE 0 END) AS forums,
     sum(CASE WHEN tie = 'Cooperation' THEN times ELSE 0 END) AS cooperation
MATCH (b:Entity {id: id}), (a:Entity {id: $agency})
// nor is the country that it belongs to
WHERE b.kind = 'Agency' OR coalesce(b.country, '') <> coalesce(a.country, '-')
RETURN id AS partner_id, b.name AS partner, b.country AS country, kinds_of_ties,
       agreements, programmes, events, forums, cooperation
ORDER BY kinds_of_ties DESC, ties DESC, partner, partner_id
LIMIT $limit
