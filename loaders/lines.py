"""JSONL to drafts: one article an object."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from loaders.descriptions import describe
from loaders.drafts import Draft
from loaders.limits import ReadingLimits
from loaders.web import address_key
from ontology.errors import UnreadableArticle

_FORM = 'Each line is an object such as {"key": "a-name", "title": …, "text": …, "published": …}.'


def read_lines(path: Path, limits: ReadingLimits) -> Iterator[Draft | UnreadableArticle]:
    """The article of each line; a line that holds none is named by its number, and the rest goes on."""
    with path.open("rb") as file:
        for number, line in _bounded(file, limits.max_bytes):
            source = f"{path}, line {number}"
            if line is None:
                yield UnreadableArticle(source, f"It is larger than {limits.size()}.", "Split the article.")
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                try:
                    yield _draft(line, source)
                except UnreadableArticle as error:
                    yield error


def _bounded(file: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None in place of one that is over the limit, which is never held whole."""
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        too_long = len(line) > limit and not line.endswith(b"\n")
        while line and not line.endswith(b"\n") and len(line) > limit:
            line = file.readline(limit + 1)
        yield number, None if too_long else line


def _draft(line: bytes, source: str) -> Draft:
    data = _object(line, source)
    if data.get("type") in ("entity", "statement"):
        raise UnreadableArticle(
            source,
            "It is a line of an export of the graph.",
            "Read exports back with: ipcoop load --statements",
        )
    text, key = data.get("text"), data.get("key")
    if not isinstance(text, str):
        raise UnreadableArticle(source, "It has no `text`.", _FORM)
    description = describe(data, source)
    if key is None and "url" in description:
        key = address_key(description["url"])
    if not isinstance(key, str):
        raise UnreadableArticle(source, "It has neither `key` nor `url` to be known by.", _FORM)
    return Draft(source=source, key=key, text=text, **description)


def _object(line: bytes, source: str) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            source, f"Byte {error.start} is not UTF-8.", "Save the file as UTF-8."
        ) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableArticle(source, f"It is not JSON ({error}).", _FORM) from error
    if not isinstance(data, dict):
        raise UnreadableArticle(source, f"It is JSON, but {type(data).__name__}, not an object.", _FORM)
    return data
