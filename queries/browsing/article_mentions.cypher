// summary: What an article mentions, in the order of the text.
// parameter: key  text  key of the article
// returns: entity, name, name_en, name_vi, kind, start, end, quote
MATCH (c:Article {id: $key})<-[m:MENTIONED_IN]-(n:Entity)
RETURN n.id AS entity, n.name AS name, n.name_en AS name_en, n.name_vi AS name_vi, n.kind AS kind,
       m.start_offset AS start, m.end_offset AS end, m.quote AS quote
ORDER BY start, `end`, entity
