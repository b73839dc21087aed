// summary: Entities of which a folded name stands in a text, word for word.
// parameter: texts  list  the folded text and its written-out forms, each with a space before and behind
// parameter: limit  number = 500  at most this many rows
// returns: id, search
MATCH (n:Entity)
WHERE any(name IN split(n.search, '|')
          WHERE size(name) > 1 AND any(text IN $texts WHERE text CONTAINS ' ' + name + ' '))
RETURN n.id AS id, n.search AS search
ORDER BY id
LIMIT $limit
