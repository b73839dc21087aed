// summary: What writes changed, in the order in which they happened.
// parameter: after  text  the id of the last change that is known
// parameter: limit  number = 100  how many
// returns: id, revision, at, why, by, reason, article, added, changed, removed, into
MATCH (c:Change)
WHERE c.id > $after
RETURN c.id AS id, c.revision AS revision, c.at AS at, c.why AS why, c.by AS by, c.reason AS reason,
       c.article AS article, c.added AS added, c.changed AS changed, c.removed AS removed, c.into AS into
ORDER BY id LIMIT $limit
