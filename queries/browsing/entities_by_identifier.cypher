// summary: The entities that have an identifier, any of several.
// parameter: identifiers  list  each as scheme=value
// returns: id
MATCH (n:Entity)
WHERE n.identifiers IS NOT NULL AND any(wanted IN $identifiers WHERE wanted IN n.identifiers)
RETURN n.id AS id
ORDER BY id
