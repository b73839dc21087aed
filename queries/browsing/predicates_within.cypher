// summary: How many statements of each predicate there are within bounds.
// returns: predicate, statements
MATCH (s:Statement)
WHERE (s.review IS NULL OR s.review <> 'rejected')
// insert: bounds
RETURN s.predicate AS predicate, count(s) AS statements
ORDER BY predicate
