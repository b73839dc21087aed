"""Queries of the sorts that analysts ask, for comparing engines on a made-up graph."""

_PREFIXES = """
PREFIX ipc: <https://w3id.org/ipcoop/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

QUERIES = {
    name: _PREFIXES + query
    for name, query in {
        "one entity, its statements": """SELECT ?s ?p ?o {
            VALUES ?who { <https://w3id.org/ipcoop/id/agency/made-up-3> }
            ?s rdf:subject ?who ; rdf:predicate ?p ; rdf:object ?o }""",
        "agreements by country": """SELECT ?country (COUNT(DISTINCT ?agreement) AS ?n) {
            ?who ipc:partyTo ?agreement ; ipc:country ?country } GROUP BY ?country""",
        "pairs of parties": """SELECT ?one ?other (COUNT(*) AS ?n) {
            ?one ipc:partyTo ?a . ?other ipc:partyTo ?a FILTER (STR(?one) < STR(?other)) }
            GROUP BY ?one ?other""",
        "who holds a post, with the sentence": """SELECT ?name ?post ?quote { ?s rdf:predicate ipc:holdsPost ;
            rdf:subject ?who ; ipc:post ?post ; ipc:hasEvidence / oa:hasSelector / oa:exact ?quote .
            ?who skos:prefLabel ?name FILTER (LANG(?name) = "en") }""",
        "statements by year of their article": """SELECT ?year (COUNT(DISTINCT ?s) AS ?n) {
            ?s ipc:hasEvidence / oa:hasSource / schema:datePublished ?day BIND (YEAR(?day) AS ?year) }
            GROUP BY ?year""",
        "names that hold a word": """SELECT ?who ?name { ?who skos:prefLabel ?name
            FILTER (CONTAINS(LCASE(STR(?name)), "memorandum 1")) }""",
        "agreements without a date": """SELECT ?a {
            ?a a ipc:Agreement FILTER NOT EXISTS { ?a ipc:date ?d } }""",
        "partners of partners": """SELECT DISTINCT ?far {
            VALUES ?who { <https://w3id.org/ipcoop/id/agency/made-up-3> }
            ?who ipc:partyTo / ^ipc:partyTo / ipc:partyTo / ^ipc:partyTo ?far }""",
    }.items()
}
"""What is asked → SPARQL that rdflib and the engine both answer."""
