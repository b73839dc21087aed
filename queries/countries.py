"""Countries by their names and codes, from the reference knowledge."""

import re
from collections.abc import Mapping
from functools import cache

from ontology.folding import fold
from ontology.reference.knowledge import load_reference
from ontology.vocabulary import Kind


def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by code, id or any name, or None.

    >>> country_code("vn")
    'VN'
    """
    if re.fullmatch(r"[A-Za-z]{2}", text):
        return text.upper()
    names = _codes()
    return names.get(text) or names.get(fold(text))


@cache
def country_names() -> Mapping[str, Mapping[str, str]]:
    """ISO code → language → the name by which the reference knowledge calls the country."""
    return {
        entry.country: {language: names[0] for language, names in entry.names.items() if names}
        for entry in load_reference()
        if entry.kind is Kind.PLACE and entry.country and any(s == "iso3" for s, _ in entry.identifiers)
    }


@cache
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for entry in load_reference():
        if entry.kind is Kind.PLACE and entry.country and any(s == "iso3" for s, _ in entry.identifiers):
            for key in (entry.id, *(fold(name) for name in entry.all_names)):
                codes.setdefault(key, entry.country)
    return codes
