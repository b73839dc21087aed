// summary: Topics on which others have agreements or programmes and an agency or a country has none.
// summary.vi: Các lĩnh vực mà bên khác đã có thỏa thuận hoặc chương trình còn cơ quan hoặc quốc gia này chưa có.
// parameter: party  entity:Agency|Place|Forum  whose agreements
// parameter: limit  number = 100  at most this many rows
// returns: topic_id, topic, agreements_of_others
MATCH (party:Entity {id: $party})
OPTIONAL MATCH (own:Entity)
WHERE own.country = party.country AND any(i IN party.identifiers WHERE i STARTS WITH 'iso3=')
WITH collect(own.id) + [$party] AS side
MATCH (t:Topic)
OPTIONAL MATCH (t)<-[:CONCERNS]-(g:Entity)
WHERE g.kind IN ['Agreement', 'Programme']
OPTIONAL MATCH (x:Entity)-[:PARTY_TO|SIGNED|IMPLEMENTS|FUNDS|ISSUED]->(g)
WHERE x.id IN side
WITH t, count(DISTINCT g.id) AS agreements, count(x) AS own
WHERE agreements > 0 AND own = 0
RETURN t.id AS topic_id, t.name AS topic, agreements AS agreements_of_others
ORDER BY agreements_of_others DESC, topic, topic_id
LIMIT $limit
