// summary: The id of every article, in no order.
// returns: id
MATCH (n:Article)
RETURN n.id AS id
