// summary: Every entity that is one with others, and the id that stays.
// returns: id, into
MATCH (m:Merged)
RETURN m.id AS id, m.into AS into
