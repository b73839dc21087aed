// summary: The newest of the changes that are older than a moment; null where there is none.
// parameter: before  text  the moment
// returns: id
MATCH (c:Change)
WHERE c.at < $before
RETURN max(c.id) AS id
