// summary: Whose articles there are, under which licence, in which language, read by what, and of which time.
// returns: publisher, licence, language, extractor, articles, first, last
MATCH (a:Article)
RETURN a.publisher AS publisher, a.licence AS licence, a.language AS language, a.extractor AS extractor,
       count(a) AS articles, min(a.published) AS first, max(a.published) AS last
ORDER BY publisher, licence, language, extractor
