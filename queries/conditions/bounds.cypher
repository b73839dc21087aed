// summary: Conditions on a statement `s`: sure enough, reported lately enough, and standing at a date.
// parameter: min_confidence  confidence?  only statements at least this sure, from 0 to 1
// parameter: since  date?  only what articles first reported on this date or later
// parameter: as_of  date?  only what stood at this date; what has no date stays
AND ($min_confidence IS NULL OR s.confidence >= $min_confidence)
// CASE, not OR: a planner that turns conditions into its normal form takes minutes for the latter
AND CASE WHEN $since IS NULL THEN true ELSE NOT EXISTS {
  MATCH (s)-[:SUPPORTED_BY]->(:Evidence)-[:QUOTED_FROM]->(early:Article)
  WHERE coalesce(early.published, early.recorded) < $since } END
// '~' sorts behind '-' and digits: 2023-06-12 lies between 2023 and 2023~
AND CASE
  WHEN $as_of IS NULL THEN true
  WHEN s.`when` IS NOT NULL THEN head(split(s.`when`, '/')) <= $as_of + '~'
    AND CASE WHEN s.`when` CONTAINS '/' THEN last(split(s.`when`, '/')) ELSE $as_of END + '~' >= $as_of
  // what an undated statement is about begins by then; of that, only an event may lie behind
  ELSE NOT EXISTS {
    MATCH (s)-[:SUBJECT|OBJECT|REJECTED_SUBJECT|REJECTED_OBJECT]->(dated:Entity)
    WHERE dated.date IS NOT NULL AND CASE
      WHEN head(split(dated.date, '/')) > $as_of + '~' THEN true
      WHEN dated.kind = 'Event' THEN false
      ELSE dated.date CONTAINS '/' AND last(split(dated.date, '/')) + '~' < $as_of END }
  END
