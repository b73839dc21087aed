"""The explorer's page with its words, and what it needs that was not written here."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ontology.labels import LANGUAGES, basis_label, kind_label, predicate_label, status_label
from ontology.posts import posts
from ontology.vocabulary import SIGNATURES, Basis, Kind, Predicate, Status
from queries.countries import country_names
from visualizations.style import STYLES

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
VENDOR = _HERE / "vendor"
"""Built files and licences of others; scripts/fetch_assets.py fills it."""

ASSETS = ("cytoscape.mjs", "d3-force.js", "preact-htm.mjs")

_AHEAD = "ahead.js"  # asks for the picture of an address
_IMPORTED = re.compile(r'from "\./([a-z-]+\.js)"')


def missing_assets() -> list[str]:
    """The files of others that the page needs and that are not there."""
    return [name for name in ASSETS if not (VENDOR / name).is_file()]


def explorer_page(*, language: str, title: str, missing: Sequence[str] = (), embed: bool = False) -> str:
    """The page; with something `missing`, one that says how to get it and links to the plain pages.

    With `embed` it is made for a frame: a picture to look at and read, with a way to the explorer.
    """
    template = "missing.html" if missing else "explore.html"
    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            title=title,
            missing=missing,
            words=_words(language),
            data={**_data(), "embed": embed},
            ahead=_modules_of(_AHEAD),
            modules=[name for name in _modules_of("main.js") if name not in _modules_of(_AHEAD)],
        )
    )


@cache
def _modules_of(first: str) -> Sequence[str]:
    """A module and all that it cannot run without; what it imports when it is wanted is not among them."""
    found = [first]
    for name in found:
        source = (STATIC / name).read_text(encoding="utf-8")
        found += [other for other in _IMPORTED.findall(source) if other not in found]
    return tuple(found)


def _words(language: str) -> Mapping[str, str]:
    return {key: pair[language == "vi"] for key, pair in wordings().items()}


@cache
def wordings() -> Mapping[str, tuple[str, str]]:
    """Key → the English and the Vietnamese wording; {gaps} are filled by the page."""
    content = yaml.safe_load((_HERE / "wording.yaml").read_text(encoding="utf-8"))
    return {key: (pair[0], pair[1]) for key, pair in content.items()}


@cache
def _data() -> Mapping[str, Any]:
    """What the scripts know beforehand: words in both languages, looks, which ties have a direction."""
    return {
        "words": {code: _words(code) for code in LANGUAGES},
        "kinds": {kind.value: _kind(kind) for kind in Kind},
        "predicates": {predicate.value: _predicate(predicate) for predicate in SIGNATURES},
        "statuses": {
            status.value: {code: status_label(status, code) for code in LANGUAGES} for status in Status
        },
        "bases": {basis.value: {code: basis_label(basis, code) for code in LANGUAGES} for basis in Basis},
        "posts": {post.key: dict(post.labels) for post in posts()},
        "countries": {**country_names(), "EU": dict(zip(LANGUAGES, wordings()["union"], strict=True))},
        "proposed": [Status.PROPOSED.value, Status.NEGOTIATING.value],
    }


def _kind(kind: Kind) -> Mapping[str, Any]:
    style = STYLES[kind]
    look = {"color": style.color, "shape": style.shape, "outline": style.outline, "ring": style.is_ring}
    return {code: kind_label(kind, code) for code in LANGUAGES} | look


def _predicate(predicate: Predicate) -> Mapping[str, Any]:
    """How it reads in both directions, and whether it has one."""
    words = {code: predicate_label(predicate, code) for code in LANGUAGES}
    inverse = {f"{code}_inverse": predicate_label(predicate, code, inverse=True) for code in LANGUAGES}
    return {**words, **inverse, "symmetric": predicate.is_symmetric}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
