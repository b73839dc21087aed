"""What went wrong, in the language of the page: errors speak English, readers may not."""

import re
from collections.abc import Mapping
from functools import cache

from graph_api.pages.wording import word, wordings
from ontology.labels import kind_label, predicate_label
from ontology.vocabulary import Kind, Predicate

_DEEPEST = 4  # a message in a message
_LONGEST = 1000  # letters; patterns take long on more
_OWN = {"Not Found": "No page has this address. Search for a name, or begin at the start page."}


def told(message: str, language: str) -> str:
    """The message of an error in a language; what has no translation stays English.

    >>> told("Nothing is called 'Atlantis'.", "vi")
    "Không có gì mang tên 'Atlantis'."
    """
    if language != "vi" or len(message) > _LONGEST:
        return _OWN.get(message, message)
    return _translated(message, _DEEPEST)


def _translated(message: str, depth: int) -> str:
    if message in set(Kind):
        return kind_label(Kind(message), "vi").lower()
    if message in set(Predicate):
        return predicate_label(Predicate(message), "vi")
    if message in wordings()["parameters"]:
        return f"“{word(message, 'vi', section='parameters')}”"
    for pattern, vietnamese in _patterns().items() if depth else ():
        if found := pattern.fullmatch(message):
            gaps = {name: _translated(text, depth - 1) for name, text in found.groupdict().items()}
            return vietnamese.format(**gaps)
    return message


@cache
def _patterns() -> Mapping[re.Pattern[str], str]:
    """What errors say, as patterns with the gaps as groups, in the order of the file."""
    return {_pattern(english): vietnamese for english, vietnamese in wordings()["problems"].values()}


def _pattern(english: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", english)
    texts, names = parts[::2], parts[1::2]
    groups = [f"(?P<{name}>{_FORMS.get(name, '.+')})" for name in names]
    escaped = [re.escape(text) for text in texts]
    return re.compile("".join(a + b for a, b in zip(escaped, [*groups, ""], strict=True)), re.DOTALL)


_FORMS = {
    "question": r"[a-z_]+",
    "rule": r"[a-z]+(?:-[a-z]+)+|correction",
    "name": r"[a-z_]+",
    "kind": r"[A-Z][a-z]+",
    "kinds": r"[A-Z][A-Za-z ]+",
}
