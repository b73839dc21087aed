"""Bodies whose country stands behind their name: "the Customs Service (CS) of the Republic of Chad"."""

import re
from collections import defaultdict
from dataclasses import replace

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.naming import body_of
from loaders.extraction.text.document import Document, Mentioned
from ontology.vocabulary import Kind

HOME = re.compile(
    r"(?:\s?\([^()]{1,20}\))?\s(?:of|from)\s(?:the\s)?(?:People[’']s Republic of |Republic of |Kingdom of )?"
    r"|(?:\s?\([^()]{1,20}\))?\s(?:của\s|nước\s|của nước\s)|\s\("
)
"""What stands between a body, with its short form, and the country that it is of."""


def find_homes(document: Document, knowledge: Knowledge) -> None:
    """Let each body be the one of the country behind its name, and the same name alone later mean it, too."""
    meant: dict[str, set[str]] = defaultdict(set)
    for mention in list(document.mentions):
        home = _home(document, mention)
        own = document.candidates[mention.key].country
        if home is None or home == own:
            continue
        body = _body(document, knowledge, mention, home)
        if body is not None:
            meant[mention.key].add(body)
            _rename(document, mention, body)
    for name, bodies in meant.items():
        if len(bodies) == 1 and document.candidates[name].entry is None:
            body = next(iter(bodies))
            document.mentions = [replace(m, key=body) if m.key == name else m for m in document.mentions]


def _home(document: Document, mention: Mentioned) -> str | None:
    """The code of the country that stands behind a body's name as its own."""
    if document.candidates[mention.key].kind is not Kind.AGENCY:
        return None
    for place in document.within(mention.end, mention.end + 60, (Kind.PLACE,)):
        entry = document.candidates[place.key].entry
        if entry is not None and is_country(entry):
            return entry.country if HOME.fullmatch(document.text[mention.end : place.start]) else None
    return None


def _body(document: Document, knowledge: Knowledge, mention: Mentioned, home: str) -> str | None:
    """The key of the body of that name in a country; None where the name is that of another country's."""
    known = document.candidates[mention.key]
    found = body_of(document, knowledge, document.quote(mention.start, mention.end), home)
    if found is not None:
        return found.key
    if known.entry is not None or known.country is not None:
        return None
    candidate = document.candidate(f"{mention.key}|{home}", Kind.AGENCY)
    candidate.country, candidate.sort = home, known.sort
    candidate.names = candidate.names or {side: list(names) for side, names in known.names.items()}
    return candidate.key


def _rename(document: Document, mention: Mentioned, key: str) -> None:
    document.mentions[document.mentions.index(mention)] = replace(mention, key=key)
