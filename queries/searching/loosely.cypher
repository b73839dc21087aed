// summary: Entities whose folded names hold at least some of the words of a description, or that bear one of its identifiers.
// parameter: words  list  one list of pieces per word
// parameter: least  number  how many of the words
// parameter: kinds  list  only entities of these kinds; empty means any
// parameter: identifiers  list  texts scheme=value
// parameter: limit  number = 300  at most this many rows
// returns: id, identified, words
MATCH (n:Entity)
WHERE size($kinds) = 0 OR n.kind IN $kinds
WITH n.id AS id, any(pair IN n.identifiers WHERE pair IN $identifiers) AS identified,
     size([pieces IN $words WHERE any(piece IN pieces WHERE n.search CONTAINS piece)]) AS words,
     size(n.search) AS length
WHERE identified OR (words > 0 AND words >= $least)
RETURN id, identified, words
ORDER BY identified DESC, words DESC, length, id
LIMIT $limit
