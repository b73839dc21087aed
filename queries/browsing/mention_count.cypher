// summary: How many passages name an entity.
// returns: mentions
MATCH (n:Entity)-[m:MENTIONED_IN]->(a:Article)
RETURN count(m) AS mentions
