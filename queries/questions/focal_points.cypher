// summary: Agencies that are the focal point of an agreement or programme.
// summary.vi: Các cơ quan là đầu mối của một thỏa thuận hoặc chương trình.
// parameter: agreement  entity:Agreement|Programme?  only of this agreement or programme
// parameter: limit  number = 100  at most this many rows
// returns: agency_id, agency, country, agreement_id, agreement, kind, sources, statement
MATCH (a:Entity)-[r:FOCAL_POINT_FOR]->(g:Entity)
WHERE $agreement IS NULL OR g.id = $agreement
RETURN a.id AS agency_id, a.name AS agency, a.country AS country, g.id AS agreement_id, g.name AS agreement,
       g.kind AS kind, r.sources AS sources, r.id AS statement
ORDER BY agreement, agency, statement
LIMIT $limit
