// summary: A page of articles with their texts, in the order of their keys.
// parameter: after  text?  the last key of the page before
// parameter: page  number = 200  how many
// returns: key, heading, text, language, published, publisher, url, licence, sha256, extractor, recorded
MATCH (a:Article)
WHERE $after IS NULL OR a.id > $after
RETURN a.id AS key, a.heading AS heading, a.text AS text, a.language AS language, a.published AS published,
       a.publisher AS publisher, a.url AS url, a.licence AS licence, a.sha256 AS sha256,
       a.extractor AS extractor, a.recorded AS recorded
ORDER BY key LIMIT $page
