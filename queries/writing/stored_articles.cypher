// summary: What the store holds of some articles, without their texts.
// parameter: keys  list  keys of articles
// returns: key, heading, language, published, publisher, url, licence, sha256, extractor, recorded, has_text
UNWIND $keys AS key
MATCH (a:Article {id: key})
RETURN key, a.heading AS heading, a.language AS language, a.published AS published,
       a.publisher AS publisher, a.url AS url, a.licence AS licence, a.sha256 AS sha256,
       a.extractor AS extractor, a.recorded AS recorded, a.text IS NOT NULL AS has_text
