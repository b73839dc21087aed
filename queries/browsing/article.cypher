// summary: One article with its text.
// parameter: key  text  key of the article
// returns: key, name, heading, language, published, publisher, url, licence, sha256, extractor, recorded, text
MATCH (c:Article {id: $key})
RETURN c.id AS key, c.name AS name, c.heading AS heading, c.language AS language, c.published AS published,
       c.publisher AS publisher, c.url AS url, c.licence AS licence, c.sha256 AS sha256,
       c.extractor AS extractor, c.recorded AS recorded,
       c.text AS text
