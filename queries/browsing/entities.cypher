// summary: A page of entities, in the order of their ids.
// parameter: kind  kind?  only of this kind
// parameter: country  country?  only of this country
// parameter: after  text?  the last id of the page before
// parameter: limit  number = 100  how many
// returns: id, name, name_en, name_vi, kind, country, date, status, reference
MATCH (n:Entity)
WHERE ($after IS NULL OR n.id > $after)
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($country IS NULL OR n.country = $country)
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference
ORDER BY id
