// summary: Forget the changes up to one, and remember that they are gone.
// parameter: until  text  the id of the last one to forget
MATCH (m:Meta {id: 'schema'})
SET m.forgotten = $until
WITH m
MATCH (c:Change)
WHERE c.id <= $until
DETACH DELETE c
