// summary: A page of articles without their texts, in the order of their keys.
// parameter: language  text?  only in this language
// parameter: since  date?  only what was published then or later, or read then, where no date is known
// parameter: after  text?  the last key of the page before
// parameter: limit  number = 100  how many
// returns: key, name, heading, language, published, publisher, url, licence, sha256, extractor, recorded
MATCH (c:Article)
WHERE ($after IS NULL OR c.id > $after) AND ($language IS NULL OR c.language = $language)
  AND ($since IS NULL OR coalesce(c.published, c.recorded) >= $since)
WITH c.id AS listed ORDER BY listed LIMIT $limit
MATCH (c:Article {id: listed})
RETURN c.id AS key, c.name AS name, c.heading AS heading, c.language AS language, c.published AS published,
       c.publisher AS publisher, c.url AS url, c.licence AS licence, c.sha256 AS sha256,
       c.extractor AS extractor, c.recorded AS recorded
ORDER BY key
