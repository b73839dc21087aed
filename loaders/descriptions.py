"""What is written about an article beside its text: in NAME.meta.json or in a JSONL line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

from loaders.encodings import decode
from ontology.errors import UnreadableArticle

ENDING = ".meta.json"
_NAMES = {
    "title": ("title",),
    "url": ("url",),
    "published": ("published", "date"),
    "publisher": ("publisher",),
    "language": ("language", "lang"),
    "licence": ("licence", "license"),
}
"""Field of an article → the names under which a description gives it."""


class Description(TypedDict, total=False):
    """The fields that a description gives; what it leaves out is missing."""

    title: str
    url: str
    published: str
    publisher: str
    language: str
    licence: str


def describe(data: Mapping[str, Any], source: str) -> Description:
    """The fields of a description; other keys are passed over, a value that is no text is refused."""
    found = Description()
    for field, names in _NAMES.items():
        value = next((data[name] for name in names if data.get(name) is not None), None)
        if field == "published" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise UnreadableArticle(
                source, f"Its {names[-1]} is {value!r}, not a text.", "Write it between quotation marks."
            )
        found[field] = value  # type: ignore[literal-required]  # the keys of _NAMES are those of Description
    return found


def beside(path: Path, max_bytes: int) -> Description:
    """What NAME.meta.json says of the article in NAME.txt; nothing where there is no such file."""
    file = path.with_name(path.stem + ENDING)
    try:
        if not file.is_file():
            return Description()
        if file.stat().st_size > max_bytes:
            raise UnreadableArticle(
                str(path), f"{file.name} beside it is too large.", "Is it the right file?"
            )
        data = json.loads(decode(file.read_bytes(), f"{path} ({file.name})"))
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableArticle(
            str(path), f"{file.name} beside it is not JSON ({error}).", f"Correct {file.name} or remove it."
        ) from error
    except OSError as error:
        raise UnreadableArticle(
            str(path), f"{file.name} beside it cannot be opened ({error.strerror}).", "Check its permissions."
        ) from error
    if not isinstance(data, dict):
        raise UnreadableArticle(
            str(path), f"{file.name} beside it holds no JSON object.", 'Write {"title": …, "date": …}.'
        )
    return describe(data, f"{path} ({file.name})")
