// summary: Countries by their codes.
// parameter: codes  list  ISO 3166-1 alpha-2 codes
// returns: id, name, name_en, name_vi, kind, country, date, status, reference
MATCH (n:Place)
WHERE n.country IN $codes AND any(i IN n.identifiers WHERE i STARTS WITH 'iso3=')
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference
ORDER BY id
