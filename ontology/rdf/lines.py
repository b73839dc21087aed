"""The pieces of N-Quads: to write quads as text and parse it is faster than to make them as objects."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Literal

from ontology.rdf.terms import dated, term

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_MUST_BE_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def told(predicate: str, value: str) -> str:
    """The predicate of that short name, and an object as it stands in a line."""
    return f"{named(predicate)} {value}"


def say(subject: str, pairs: Iterable[str], end: str = " .\n") -> str:
    """One line for each pair of predicate and object, all of one subject; `end` may name a graph."""
    lines = f"{end}{subject} ".join(pairs)
    return f"{subject} {lines}{end}" if lines else ""


def node(address: str) -> str:
    """An IRI as it stands in a line; it must hold nothing that is not encoded."""
    return f"<{address}>"


@lru_cache(512)
def named(name: str) -> str:
    """The term of a vocabulary by its short name: `skos:prefLabel`."""
    return str(term(name))


def text(words: str, language: str | None = None) -> str:
    """A text, in a language or in none."""
    if '"' in words or "\\" in words or not words.isprintable():  # three quick looks; the pattern decides
        words = _MUST_BE_ESCAPED.sub(_escape, words)
    return f'"{words}"{tag(language)}' if language else f'"{words}"'


def typed(words: str, datatype: str) -> str:
    """A literal of a datatype, by the short name of that."""
    return f"{text(words)}^^{named(datatype)}"


@lru_cache(8192)
def day(words: str) -> str:
    """A date typed by its precision; what is no date stays a plain text."""
    return str(dated(words))


@lru_cache(64)
def tag(language: str | None) -> str:
    """What follows a text in a language; raises `ValueError` where that is none."""
    if not language:
        return ""
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no language tag")
    return f"@{Literal('', language=language).language}"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
