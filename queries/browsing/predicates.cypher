// summary: How many statements of each predicate there are.
// returns: predicate, statements
MATCH (s:Statement)
RETURN s.predicate AS predicate, count(s) AS statements
ORDER BY predicate
