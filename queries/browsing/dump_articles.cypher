// summary: Some articles as a dump holds them, with their texts.
// parameter: ids  list  ids of articles
// returns: key, heading, text, language, published, publisher, url, licence, sha256, extractor, recorded
MATCH (a:Article)
WHERE a.id IN $ids
RETURN a.id AS key, a.heading AS heading, a.text AS text, a.language AS language, a.published AS published,
       a.publisher AS publisher, a.url AS url, a.licence AS licence, a.sha256 AS sha256,
       a.extractor AS extractor, a.recorded AS recorded
