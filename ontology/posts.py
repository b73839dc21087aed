"""The posts that officials hold: one key for all titles of a post, in both languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ontology.errors import InvalidReference
from ontology.folding import fold, slug

FILE = Path(__file__).with_name("posts.yaml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"[a-z]+(-[a-z]+)*")
# What follows a title to say what it is in charge of: "Deputy Director General for Administration".
_SCOPE = re.compile(r"\s+(?:of|for|to|in charge of|responsible for|phụ trách|về|của|kiêm)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """One post and every title that names it."""

    key: str  # "deputy-director-general"; part of a statement's id, so it never changes
    labels: Mapping[str, str]  # "en" and "vi"
    wordings: Mapping[str, tuple[str, ...]]  # "en" and "vi", as news writes them
    implies: Mapping[str, str] = field(default_factory=dict)  # title → head noun: "Cục trưởng" → "Cục"


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before a title that changes how the post is held: acting, former."""

    key: str
    labels: Mapping[str, str]
    wordings: Mapping[str, tuple[str, ...]]


def posts() -> tuple[Post, ...]:
    """Every known post, in the order of the file."""
    return _read()[0]


def modifiers() -> tuple[Modifier, ...]:
    """Every known word such as "acting" and "nguyên" that may stand before a title."""
    return _read()[1]


@cache
def post_key(wording: str) -> str:
    """The key of the post that `wording` names; what is not known becomes a slug of the wording.

    >>> post_key("Cục trưởng"), post_key("Director-General"), post_key("Quyền Cục trưởng")
    ('director-general', 'director-general', 'acting-director-general')
    """
    known, prefixes = _keys(), _prefixes()
    folded = fold(wording)
    if folded in known:
        return known[folded]
    first = next((word for word in prefixes if folded.startswith(word + " ")), None)
    if first is not None:
        rest = _without_words(wording, len(first.split()))
        return f"{prefixes[first]}-{post_key(rest)}"
    head = fold(_SCOPE.split(wording, maxsplit=1)[0])
    return known.get(head) or slug(wording)


@cache
def post_label(key: str, language: str) -> str:
    """How `key` reads in `language` ("en" or "vi"); an unknown key reads as its own words."""
    by_key = {post.key: post for post in posts()}
    if key in by_key:
        labels = by_key[key].labels
        return labels.get(language) or labels["en"]
    for modifier in modifiers():
        if key.startswith(modifier.key + "-"):
            label = modifier.labels.get(language) or modifier.labels["en"]
            return f"{label} {post_label(key.removeprefix(modifier.key + '-'), language)}"
    words = key.replace("-", " ")
    return words[:1].upper() + words[1:]


def read_posts(path: Path) -> tuple[tuple[Post, ...], tuple[Modifier, ...]]:
    """The posts and modifiers of a file, checked; raises `InvalidReference` naming file and entry."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise InvalidReference(f"{path.name}: not YAML: {error}") from error
    if not isinstance(data, dict) or set(data) != {"source", "modifiers", "posts"}:
        raise InvalidReference(
            f"{path.name}: needs `source`, `modifiers` and `posts` at its top, nothing else."
        )
    found = tuple(_post(raw, where) for raw, where in _entries(data["posts"], path, "post"))
    changed = tuple(_modifier(raw, where) for raw, where in _entries(data["modifiers"], path, "modifier"))
    _check_unique(found, path.name)
    return found, changed


def _entries(raw: Any, path: Path, what: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    if not isinstance(raw, list):
        raise InvalidReference(f"{path.name}: `{what}s` must be a list.")
    for position, entry in enumerate(raw, start=1):
        where = f"{path.name}, {what} {position}"
        if not isinstance(entry, dict) or not _KEY.fullmatch(str(entry.get("key"))):
            raise InvalidReference(f"{where}: needs a key of lower-case words joined by hyphens.")
        where = f"{where} ({entry['key']})"
        unknown = sorted(set(entry) - {"key", "labels", "wordings", "implies"})
        if unknown:
            raise InvalidReference(f"{where}: unknown {unknown}; known are key, labels, wordings, implies.")
        yield entry, where


def _post(raw: Mapping[str, Any], where: str) -> Post:
    wordings = _wordings(raw.get("wordings"), where)
    implies = raw.get("implies", {})
    titles = {title for group in wordings.values() for title in group}
    if not isinstance(implies, dict) or set(implies) - titles:
        raise InvalidReference(f"{where}: `implies` must map titles that stand in `wordings` to a head noun.")
    return Post(raw["key"], _labels(raw.get("labels"), where), wordings, implies)


def _modifier(raw: Mapping[str, Any], where: str) -> Modifier:
    return Modifier(raw["key"], _labels(raw.get("labels"), where), _wordings(raw.get("wordings"), where))


def _labels(raw: Any, where: str) -> Mapping[str, str]:
    if not isinstance(raw, dict) or set(raw) != {"en", "vi"} or not all(map(_is_text, raw.values())):
        raise InvalidReference(f"{where}: `labels` needs one text for `en` and one for `vi`.")
    return raw


def _wordings(raw: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(raw, dict) or set(raw) - {"en", "vi"} or not any(raw.values()):
        raise InvalidReference(
            f"{where}: `wordings` must be {{en: [...], vi: [...]}} with at least one title."
        )
    if not all(isinstance(titles, list) and all(map(_is_text, titles)) for titles in raw.values()):
        raise InvalidReference(f"{where}: `wordings` must be lists of trimmed texts.")
    return {language: tuple(titles) for language, titles in raw.items()}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and value == value.strip()


def _check_unique(found: tuple[Post, ...], file: str) -> None:
    keys: set[str] = set()
    owners: dict[str, str] = {}
    for post in found:
        if post.key in keys:
            raise InvalidReference(f"{file}: the key {post.key} stands there twice.")
        keys.add(post.key)
        for title in (t for group in post.wordings.values() for t in group):
            owner = owners.setdefault(fold(title), post.key)
            if owner != post.key:
                raise InvalidReference(
                    f"{file}: {title!r} names both {owner} and {post.key}; give it to one."
                )


def _without_words(wording: str, count: int) -> str:
    """`wording` without its first `count` words, as folding counts them."""
    words = list(re.finditer(r"\w+", wording))
    return wording[words[count].start() :]


@cache
def _read() -> tuple[tuple[Post, ...], tuple[Modifier, ...]]:
    return read_posts(FILE)


@cache
def _keys() -> Mapping[str, str]:
    return {fold(t): post.key for post in posts() for group in post.wordings.values() for t in group}


@cache
def _prefixes() -> Mapping[str, str]:
    """Folded modifier → its key, the longest first."""
    words = {fold(w): m.key for m in modifiers() for group in m.wordings.values() for w in group}
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))
