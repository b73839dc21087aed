// summary: The id of every statement, in no order.
// returns: id
MATCH (n:Statement)
RETURN n.id AS id
