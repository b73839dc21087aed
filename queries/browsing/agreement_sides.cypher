// summary: Who stands behind which agreement, people left out: one row for each, so that pairs need not be made here.
// parameter: topic  text?  only agreements on the topic of this id
// parameter: min_confidence  confidence?  only statements at least this sure, from 0 to 1
// parameter: as_of  date?  only agreements that stood at this date; those without a date stay
// returns: agreement, status, body, country
MATCH (x:Entity)-[r:PARTY_TO|SIGNED]->(g:Agreement)
WHERE x.kind <> 'Official'
  AND ($min_confidence IS NULL OR r.confidence >= $min_confidence)
  AND ($as_of IS NULL OR g.date IS NULL
    OR (head(split(g.date, '/')) <= $as_of + '~'
        AND (NOT g.date CONTAINS '/' OR last(split(g.date, '/')) + '~' >= $as_of)))
  AND ($topic IS NULL OR EXISTS { MATCH (g)-[:CONCERNS]->(t:Topic) WHERE t.id = $topic })
RETURN DISTINCT g.id AS agreement, g.status AS status, x.id AS body, x.country AS country
ORDER BY agreement, body
