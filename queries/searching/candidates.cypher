// summary: Entities whose folded names hold, for every word of a search, at least one of its pieces.
// parameter: one  text  a text that they all hold, looked for before all else; | is in every name
// parameter: two  text  another
// parameter: three  text  another
// parameter: words  list  one list of pieces for each other word
// parameter: kinds  list  only entities of these kinds; empty means any
// parameter: limit  number = 5000  at most this many rows
// returns: id, search
MATCH (n:Entity)
WHERE (size($kinds) = 0 OR n.kind IN $kinds)
  AND n.search CONTAINS $one AND n.search CONTAINS $two AND n.search CONTAINS $three
  AND all(pieces IN $words WHERE any(piece IN pieces WHERE n.search CONTAINS piece))
RETURN n.id AS id, n.search AS search
ORDER BY size(n.search), id
LIMIT $limit
