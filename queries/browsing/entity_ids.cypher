// summary: The id of every entity, in no order.
// returns: id
MATCH (n:Entity)
RETURN n.id AS id
