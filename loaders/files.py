"""Files and folders to drafts."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from loaders.descriptions import ENDING, beside
from loaders.drafts import Draft
from loaders.encodings import decode
from loaders.limits import ReadingLimits, describe_size
from loaders.lines import read_lines
from loaders.pages import read_page
from ontology.errors import UnreadableArticle

_LOGGER = logging.getLogger(__name__)
TEXTS = (".txt", ".md")
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
_READ = (*TEXTS, *PAGES, *LINES)
_OTHER_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages")


def find_files(folder: Path) -> Iterator[Path | UnreadableArticle]:
    """The files of articles in a folder and below it, in the order of their paths.

    Hidden files and folders are passed over, and so is what cannot be an article (pictures, data); documents
    in a form that is not read, such as PDF, are named, so that none goes missing in silence.
    """
    empty = True
    for path in _walk(folder):
        ending = path.suffix.lower()
        if ending in _READ:
            yield path
        elif ending in _OTHER_DOCUMENTS:
            reason = f"Files of the form {ending} are not read."
            yield UnreadableArticle(
                str(path), reason, "Save its text as .txt (UTF-8) or .html and load that."
            )
        else:
            _LOGGER.info("%s: passed over, its ending is none of %s", path, ", ".join(_READ))
            continue
        empty = False
    if empty:
        yield UnreadableArticle(
            str(folder),
            "This folder holds no article.",
            f"Articles are files that end in {', '.join(_READ)}.",
        )


def read_file(path: Path, limits: ReadingLimits) -> Iterator[Draft | UnreadableArticle]:
    """The article in a file, or the articles in a JSONL file; what cannot be read is yielded as an error."""
    try:
        if path.suffix.lower() in LINES:
            yield from read_lines(path, limits)
        else:
            yield _read_one(path, limits)
    except UnreadableArticle as error:
        yield error
    except OSError as error:
        yield UnreadableArticle(
            str(path), f"It cannot be opened ({error.strerror or error}).", "Check its name and permissions."
        )


def read_bytes(path: Path, limits: ReadingLimits) -> bytes:
    """What a file holds; refused where it is empty or over the size limit."""
    with path.open("rb") as file:
        data = file.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        size = describe_size(path.stat().st_size)
        raise UnreadableArticle(
            str(path),
            f"It has {size}, more than the limit of {limits.size()} for one article.",
            "Split it into its articles, one a file, or one a line of a JSONL file.",
        )
    if not data.strip():
        raise UnreadableArticle(str(path), "It is empty.", "Remove it, or put the article's text into it.")
    return data


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, sorted; links to folders are not followed, so that no circle holds it."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.endswith(ENDING):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _walk(path)
        else:
            yield path


def _read_one(path: Path, limits: ReadingLimits) -> Draft:
    data = read_bytes(path, limits)
    source = str(path)
    description = beside(path, limits.max_bytes)
    if path.suffix.lower() in PAGES or _is_page(data):
        page = read_page(data, source=source, key=path.stem, url=description.get("url"))
        return replace(page, **description)
    return Draft(source=source, key=path.stem, text=decode(data, source), **description)


def _is_page(data: bytes) -> bool:
    head = data[:1000].lower()
    return b"<html" in head or b"<!doctype html" in head
