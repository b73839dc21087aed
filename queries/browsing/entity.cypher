// summary: One entity with all that is known of it besides its statements.
// parameter: id  text  id of the entity
// returns: id, name, name_en, name_vi, kind, country, date, status, reference, labels, aliases, names, identifiers, replaces, statements, articles
MATCH (n:Entity {id: $id})
OPTIONAL MATCH (n)<-[:SUBJECT|OBJECT]-(s:Statement)
WITH n, count(DISTINCT s.id) AS statements
OPTIONAL MATCH (n)-[:MENTIONED_IN]->(c:Article)
WITH n, statements, count(DISTINCT c.id) AS articles
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference,
       n.labels AS labels, n.aliases AS aliases, n.names AS names, n.identifiers AS identifiers,
       n.replaces AS replaces,
       statements, articles
