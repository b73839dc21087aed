// summary: Conditions on the ties `r` and `q` of two sides to an agreement `g`: sure enough, and standing at a date.
// parameter: min_confidence  confidence?  only statements at least this sure, from 0 to 1
// parameter: as_of  date?  only agreements that stood at this date; those without a date stay
AND ($min_confidence IS NULL OR (r.confidence >= $min_confidence AND q.confidence >= $min_confidence))
AND ($as_of IS NULL OR g.date IS NULL
  OR (head(split(g.date, '/')) <= $as_of + '~'
      AND (NOT g.date CONTAINS '/' OR last(split(g.date, '/')) + '~' >= $as_of)))
