// summary: Entities whose folded names hold, for every word of a search, at least one of its pieces.
// parameter: words  list  one list of pieces per word
// parameter: kinds  list  only entities of these kinds; empty means any
// parameter: limit  number = 5000  at most this many rows
// returns: id, search
MATCH (n:Entity)
WHERE (size($kinds) = 0 OR n.kind IN $kinds)
  AND all(pieces IN $words WHERE any(piece IN pieces WHERE n.search CONTAINS piece))
RETURN n.id AS id, n.search AS search
ORDER BY size(n.search), id
LIMIT $limit
