// summary: What writes changed, in the order in which they happened.
// parameter: after  text  the id of the last change that is known
// parameter: limit  number = 100  how many
// returns: id, revision, at, why, by, article, added, changed, removed
MATCH (c:Change)
WHERE c.id > $after
RETURN c.id AS id, c.revision AS revision, c.at AS at, c.why AS why, c.by AS by, c.article AS article,
       c.added AS added, c.changed AS changed, c.removed AS removed
ORDER BY id LIMIT $limit
