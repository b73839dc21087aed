// summary: One entity with all that is known of it besides its statements.
// parameter: id  text  id of the entity
// returns: id, name, name_en, name_vi, kind, country, date, status, reference, labels, aliases, names, identifiers, replaces, statements, articles, predicates
MATCH (n:Entity {id: $id})
OPTIONAL MATCH (n)<-[r:SUBJECT|OBJECT]-(s:Statement)
WHERE s.id IS NOT NULL
// insert: bounds
WITH n, s.predicate AS predicate, count(DISTINCT s.id) AS statements,
     sum(CASE WHEN type(r) = 'SUBJECT' THEN 1 ELSE 0 END) AS as_subject,
     sum(CASE WHEN type(r) = 'OBJECT' THEN 1 ELSE 0 END) AS as_object
ORDER BY predicate
WITH n, sum(statements) AS statements,
     collect(CASE WHEN predicate IS NOT NULL
             THEN {predicate: predicate, as_subject: as_subject, as_object: as_object} END) AS predicates
OPTIONAL MATCH (n)-[:MENTIONED_IN]->(c:Article)
WITH n, statements, predicates, count(DISTINCT c.id) AS articles
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind, n.country AS country,
       n.date AS date, n.status AS status, n.reference AS reference,
       n.labels AS labels, n.aliases AS aliases, n.names AS names, n.identifiers AS identifiers,
       n.replaces AS replaces,
       statements, articles, predicates
