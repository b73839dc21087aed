"""Rules that are data: word lists and patterns in YAML files, read once and checked."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ontology.errors import InvalidReference

FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon(name: str) -> Mapping[str, Any]:
    """The content of `<name>.yaml`, a mapping in NFC; raises `InvalidReference` naming the file."""
    return read_lexicon(FOLDER / f"{name}.yaml")


def read_lexicon(path: Path) -> Mapping[str, Any]:
    """The mapping that a YAML file holds; raises `InvalidReference` where it is none or not in NFC."""
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InvalidReference(f"lexicon/{path.name}: cannot be read as YAML: {error}") from error
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise InvalidReference(
            f"lexicon/{path.name}: needs named lists at its top, found {type(data).__name__}."
        )
    if text != unicodedata.normalize("NFC", text):
        raise InvalidReference(f"lexicon/{path.name}: not in Unicode NFC; normalize the file.")
    return data


def words(lexicon: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    """The list of texts under `key`; raises `InvalidReference` naming file and key where it is none."""
    found = lexicon.get(key)
    if isinstance(found, str) and found.strip():
        return _split(found)
    if not isinstance(found, list) or not found or not all(isinstance(w, str) and w for w in found):
        raise InvalidReference(
            f"lexicon/{name}.yaml: {key} must be a list of words, or one text with commas."
        )
    return tuple(dict.fromkeys(found))


@cache
def _split(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace("\n", " ").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
