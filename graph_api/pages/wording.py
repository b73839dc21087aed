"""The words of the pages in English and Vietnamese, read from wording.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

FILE = Path(__file__).with_name("wording.yaml")
Section = Literal["words", "parameters", "columns"]


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
    content: dict[str, dict[str, list[str]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        section: {key: (pair[0], pair[1]) for key, pair in entries.items()}
        for section, entries in content.items()
    }
