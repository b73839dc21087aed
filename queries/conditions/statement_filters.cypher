// summary: Conditions on a statement `s` of a list, by what it says, of what, and when.
// parameter: subject  text?  id of the subject
// parameter: predicate  predicate?  the predicate
// parameter: object  text?  id of the object
// parameter: status  status?  only what is said of an agreement or programme of this status
// parameter: dated_from  date?  only what happened or stood on this date or later
// parameter: dated_until  date?  only what happened or stood on this date or earlier
// parameter: after  text?  the last id of the page before
AND ($after IS NULL OR s.id > $after)
AND ($predicate IS NULL OR s.predicate = $predicate)
AND CASE WHEN $subject IS NULL THEN true ELSE EXISTS {
  MATCH (s)-[:SUBJECT|REJECTED_SUBJECT]->(x:Entity) WHERE x.id = $subject } END
AND CASE WHEN $object IS NULL THEN true ELSE EXISTS {
  MATCH (s)-[:OBJECT|REJECTED_OBJECT]->(y:Entity) WHERE y.id = $object } END
AND CASE WHEN $status IS NULL THEN true ELSE EXISTS {
  MATCH (s)-[:SUBJECT|OBJECT|REJECTED_SUBJECT|REJECTED_OBJECT]->(g:Entity) WHERE g.status = $status } END
AND CASE
  WHEN $dated_from IS NULL AND $dated_until IS NULL THEN true
  WHEN coalesce(s.`when`, CASE s.predicate WHEN 'date' THEN s.value END) IS NOT NULL
  THEN last(split(coalesce(s.`when`, s.value), '/')) + '~' >= coalesce($dated_from, '')
    AND head(split(coalesce(s.`when`, s.value), '/')) <= coalesce($dated_until, '9999') + '~'
  ELSE EXISTS {
    MATCH (s)-[:SUBJECT|OBJECT|REJECTED_SUBJECT|REJECTED_OBJECT]->(d:Entity)
    WHERE last(split(d.date, '/')) + '~' >= coalesce($dated_from, '')
      AND head(split(d.date, '/')) <= coalesce($dated_until, '9999') + '~' }
  END
// insert: bounds
