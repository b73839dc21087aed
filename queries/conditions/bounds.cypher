// summary: Conditions on a statement `s`: sure enough, reported lately enough, and standing at a date.
// parameter: min_confidence  confidence?  only statements at least this sure, from 0 to 1
// parameter: since  date?  only what articles first reported on this date or later
// parameter: as_of  date?  only what stood at this date; what has no date stays
AND ($min_confidence IS NULL OR s.confidence >= $min_confidence)
AND ($since IS NULL OR NOT EXISTS {
  MATCH (s)-[:SUPPORTED_BY]->(:Evidence)-[:QUOTED_FROM]->(early:Article)
  WHERE coalesce(early.published, early.recorded) < $since })
// '~' sorts behind '-' and digits: 2023-06-12 lies between 2023 and 2023~
AND ($as_of IS NULL OR s.`when` IS NULL
  OR (head(split(s.`when`, '/')) <= $as_of + '~'
      AND (NOT s.`when` CONTAINS '/' OR last(split(s.`when`, '/')) + '~' >= $as_of)))
// what an undated statement is about begins by then; of that, only an event may lie behind
AND ($as_of IS NULL OR s.`when` IS NOT NULL OR NOT EXISTS {
  MATCH (s)-[:SUBJECT|OBJECT]->(dated:Entity)
  WHERE dated.date IS NOT NULL
    AND (head(split(dated.date, '/')) > $as_of + '~'
         OR (dated.kind <> 'Event' AND dated.date CONTAINS '/' AND last(split(dated.date, '/')) + '~' < $as_of)) })
