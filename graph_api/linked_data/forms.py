"""The forms in which a document of linked data comes: ending of its address, media type, format of RDF."""

from dataclasses import dataclass

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Form:
    """One form."""

    ending: str
    media_type: str
    format: str  # as `ontology.rdf.formats.write_rdf` calls it


FORMS = (
    Form("ttl", "text/turtle", "turtle"),
    Form("jsonld", "application/ld+json", "jsonld"),
    Form("nt", "application/n-triples", "ntriples"),
    Form("rdf", "application/rdf+xml", "rdfxml"),
    Form("trig", "application/trig", "trig"),
    Form("nq", "application/n-quads", "nquads"),
)
"""The form preferred first."""

BY_ENDING = {form.ending: form for form in FORMS}
BY_MEDIA_TYPE = {form.media_type: form for form in FORMS}
