// summary: How many statements of each predicate there are, rejected ones left out.
// returns: predicate, statements
MATCH (s:Statement)
WHERE s.review IS NULL OR s.review <> 'rejected'
RETURN s.predicate AS predicate, count(s) AS statements
ORDER BY predicate
