"""The language in which a reader is spoken to."""

from fastapi import Request

from ontology.labels import LANGUAGES


def language_of(request: Request) -> str:
    """The language asked for in the address, else the one that the browser prefers, else English."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    for preferred in request.headers.get("accept-language", "").split(","):
        code = preferred.strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"
