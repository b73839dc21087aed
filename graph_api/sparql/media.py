"""The forms in which the endpoint answers, the one preferred first."""

from pyoxigraph import QueryResultsFormat, RdfFormat

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
"""Media type → form of the rows of SELECT; ASK has the first two and their short names."""

BOOLEANS = tuple(
    name for name, form in RESULTS.items() if form in (QueryResultsFormat.JSON, QueryResultsFormat.XML)
)
"""The media types that a yes or no can have."""

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "text/n3": RdfFormat.N3,
}
"""Media type → form of the triples of CONSTRUCT and DESCRIBE, and of descriptions."""

HTML = "text/html"
PROBLEM = "application/problem+json"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
