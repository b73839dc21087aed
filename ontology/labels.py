"""How kinds, predicates, statuses and bases are worded for people, in English and Vietnamese."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ontology.vocabulary import Basis, Kind, Predicate, Status

GENERATED = Path(__file__).parent / "generated"
LANGUAGES = ("en", "vi")


def kind_label(kind: Kind, language: str = "en") -> str:
    """The name of a kind; English where the language is neither of ours."""
    return _worded(_by("kinds", "name")[kind]["labels"], language)


def kind_definition(kind: Kind, language: str = "en") -> str:
    """What belongs to a kind, in one sentence."""
    return _worded(_by("kinds", "name")[kind]["definitions"], language)


def predicate_label(predicate: Predicate, language: str = "en", inverse: bool = False) -> str:
    """How a predicate reads from subject to object, or with `inverse` from object to subject."""
    entry = _by("predicates", "name")[predicate]
    return _worded(entry["inverse_labels" if inverse else "labels"], language)


def predicate_definition(predicate: Predicate, language: str = "en") -> str:
    """What a predicate says, in one sentence."""
    return _worded(_by("predicates", "name")[predicate]["definitions"], language)


def status_label(status: Status, language: str = "en") -> str:
    """The name of a status."""
    return _worded(_by("statuses", "code")[status]["labels"], language)


def basis_label(basis: Basis, language: str = "en") -> str:
    """Where a date comes from, in words."""
    return _worded(_by("bases", "code")[basis]["labels"], language)


def _worded(texts: Mapping[str, str], language: str) -> str:
    return texts[language if language in LANGUAGES else "en"]


@cache
def _by(file: str, key: str) -> dict[str, Any]:
    entries = json.loads((GENERATED / f"{file}.json").read_text(encoding="utf-8"))
    return {entry[key]: entry for entry in entries}
