// summary: How many statements of each predicate stand, how many links they make, with how many passages.
// returns: predicate, links, statements, evidence
MATCH (s:Statement)-[:SUBJECT]->(one:Entity)
WHERE s.review IS NULL OR s.review <> 'rejected'
OPTIONAL MATCH (s)-[:OBJECT]->(other:Entity)
MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)
WITH s.predicate AS predicate, s.id AS id, one.id + ' ' + coalesce(other.id, s.value) AS link, e.id AS passage
RETURN predicate, count(DISTINCT link) AS links, count(DISTINCT id) AS statements,
       count(DISTINCT passage) AS evidence
ORDER BY predicate
