// summary: A page of entities, in the order of their ids.
// parameter: kind  kind?  only of this kind
// parameter: country  country?  only of this country
// parameter: ids  list?  only these
// parameter: topic  text?  only what concerns this topic, or takes part in what does
// parameter: tied_to  text?  only what a statement ties to this entity
// parameter: status  status?  only of this status
// parameter: dated_from  date?  only agreements, events and programmes on this date or later
// parameter: dated_until  date?  only those on this date or earlier
// parameter: after  text?  the last id of the page before
// parameter: limit  number = 100  how many
// returns: id, name, name_en, name_vi, kind, country, date, status, reference
MATCH (n:Entity)
WHERE ($after IS NULL OR n.id > $after)
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($country IS NULL OR n.country = $country)
  AND ($ids IS NULL OR n.id IN $ids)
  AND ($status IS NULL OR n.status = $status)
  AND ($dated_from IS NULL OR last(split(n.date, '/')) + '~' >= $dated_from)
  AND ($dated_until IS NULL OR head(split(n.date, '/')) <= $dated_until + '~')
  AND CASE WHEN $tied_to IS NULL THEN true ELSE EXISTS {
    MATCH (n)<-[:SUBJECT|OBJECT]-(:Statement)-[:SUBJECT|OBJECT]->(p:Entity)
    WHERE p.id = $tied_to AND p.id <> n.id } END
  AND CASE WHEN $topic IS NULL THEN true ELSE EXISTS {
    MATCH (n)-[:CONCERNS]->(t:Topic) WHERE t.id = $topic } OR EXISTS {
    MATCH (n)-[:PARTY_TO|SIGNED|IMPLEMENTS|FUNDS|ISSUED|FOCAL_POINT_FOR|PARTICIPATED_IN|CHAIRED|HOSTED]->(g:Entity)-[:CONCERNS]->(t:Topic)
    WHERE t.id = $topic } END
WITH n.id AS listed ORDER BY listed LIMIT $limit
MATCH (n:Entity {id: listed})
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference
ORDER BY id
