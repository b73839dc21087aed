"""The words of the pages in English and Vietnamese, read from the wording files."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

FILES = ("wording.yaml", "wording_analysis.yaml", "wording_problems.yaml")
"""The words of every page; those of profiles, comparisons and gaps; what errors say."""

Section = Literal["words", "parameters", "columns", "problems"]


def word(
    key: str, language: str, *, section: Section = "words", values: Mapping[str, object] | None = None
) -> str:
    """The wording of `key`, its gaps filled; English where the language is not Vietnamese."""
    english, vietnamese = wordings()[section][key]
    text = vietnamese if language == "vi" else english
    return text.format(**values) if values else text


@cache
def wordings() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Section → key → the English and the Vietnamese wording."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for name in FILES:
        content = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        for section, entries in content.items():
            pairs = {key: (pair[0], pair[1]) for key, pair in entries.items()}
            found[section] = found.get(section, {}) | pairs
    return found
