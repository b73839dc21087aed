// summary: Topics on which others have agreements or programmes and an agency or a country has none.
// summary.vi: Các lĩnh vực mà bên khác đã có thỏa thuận hoặc chương trình còn cơ quan hoặc quốc gia này chưa có.
// parameter: party  entity:Agency|Place|Forum  whose agreements
// parameter: limit  number = 100  at most this many rows
// returns: topic_id, topic, agreements_of_others
MATCH (party:Entity {id: $party})
MATCH (x:Entity)
WHERE x.id = $party OR (x.country = party.country AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3='))
OPTIONAL MATCH (x)-[:PARTY_TO|SIGNED|IMPLEMENTS|FUNDS|ISSUED]->(:Entity)-[:CONCERNS]->(t:Topic)
WITH party, collect(DISTINCT t.id) AS own
MATCH (g:Entity)-[:CONCERNS]->(t:Topic)
WHERE g.kind IN ['Agreement', 'Programme'] AND NOT t.id IN own
RETURN t.id AS topic_id, t.name AS topic, count(DISTINCT g.id) AS agreements_of_others
ORDER BY agreements_of_others DESC, topic, topic_id
LIMIT $limit
