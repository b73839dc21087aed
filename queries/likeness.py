"""Which entities a description may mean: each with a score from 0 to 1 and the reasons for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from ontology.dates import bounds, is_date
from ontology.folding import fold
from ontology.vocabulary import Kind
from queries.catalogue import query
from queries.countries import country_code
from queries.matching import pieces, variants
from queries.reading import Read

SURE = 0.9
"""A best candidate of at least this score is taken for the one meant …"""
AHEAD = 0.05
"""… where no other comes so near to it, and nothing speaks against it."""

_ENOUGH_WORDS = 0.6  # of the words of a name, for an entity to be looked at
_LONGEST = 200  # characters of a name that count
_INEXACT = 0.92  # the most that a name can give that is not the same
_MENTIONED = 0.97  # what a name gives that only an article calls the entity
_AGAINST = -0.2  # what weighs so much against a candidate keeps it from being taken
_LEAST = 0.4  # what scores less is no candidate
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of an entity before it is found."""

    names: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    country: str | None = None  # a code or a name
    date: str | None = None
    status: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    related: tuple[str, ...] = ()  # ids of entities that it is tied to


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a candidate, or against it."""

    feature: str
    given: str
    found: str | None
    effect: float  # the score itself for the name, what it adds or takes away for all else


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a description may mean."""

    row: Mapping[str, Any]  # of searching/described
    score: float
    reasons: tuple[Reason, ...]
    is_match: bool = False

    @property
    def id(self) -> str:
        """The entity's id."""
        return str(self.row["id"])


def match(read: Read, described: Description, *, limit: int = 5) -> list[Candidate]:
    """The likeliest entities first; at most one of them is a match, the one that a program may take."""
    described = replace(described, names=tuple(dict.fromkeys(_plain(described.names))))
    found = _found(read, described)
    tied = _tied(read, found, described.related)
    scored = [_scored(row, described, tied.get(row["id"], frozenset())) for row in found]
    scored = [candidate for candidate in scored if candidate.score >= _LEAST]
    scored.sort(key=lambda c: (-c.score, -c.row["degree"], c.id))
    return _judged(scored)[:limit]


def _plain(names: Sequence[str]) -> Iterator[str]:
    """The names, and without what they add in brackets."""
    for name in names:
        yield name
        if bare := _IN_BRACKETS.sub("", name).strip():
            yield bare


def _judged(ranked: list[Candidate]) -> list[Candidate]:
    if not ranked:
        return []
    first, second = ranked[0], ranked[1].score if len(ranked) > 1 else 0.0
    against = any(reason.effect <= _AGAINST for reason in first.reasons)
    sure = first.score >= SURE and first.score - second >= AHEAD and not against
    return [replace(first, is_match=sure), *ranked[1:]]


def _found(read: Read, described: Description) -> list[dict[str, Any]]:
    kinds = [kind.value for kind in described.kinds]
    identifiers = [f"{scheme}={value}" for scheme, value in described.identifiers]
    forms = {form for name in described.names for form in variants(fold(name)[:_LONGEST]) if form} or {""}
    ids: dict[str, None] = {}
    asked = query("searching/loosely")
    for form in sorted(forms):
        words = [list(pieces(word)) for word in dict.fromkeys(form.split())]
        least = max(1, round(len(words) * _ENOUGH_WORDS))
        given = {"words": words, "least": least, "kinds": kinds, "identifiers": identifiers}
        ids.update((row["id"], None) for row in read(asked.text, asked.bind(given)))
    asked = query("searching/described")
    return read(asked.text, asked.bind({"ids": list(ids)})) if ids else []


def _tied(
    read: Read, found: Sequence[Mapping[str, Any]], related: Sequence[str]
) -> dict[str, frozenset[str]]:
    """Candidate → those of `related` that it is tied to."""
    if not related or not found:
        return {}
    asked = query("searching/tied")
    given = {"ids": [row["id"] for row in found], "others": list(related)}
    return {row["id"]: frozenset(row["others"]) for row in read(asked.text, asked.bind(given))}


def _scored(row: Mapping[str, Any], described: Description, tied: frozenset[str]) -> Candidate:
    reasons = tuple(_reasons(row, described, tied))
    score = sum(reason.effect for reason in reasons)
    return Candidate(row, round(max(0.0, min(1.0, score)), 4), reasons)


def _reasons(row: Mapping[str, Any], described: Description, tied: frozenset[str]) -> Iterator[Reason]:
    yield from _names(row, described.names)
    yield from _identifiers(row, described.identifiers)
    if described.country:
        code = country_code(described.country)
        yield from _compared("country", described.country, row["country"], row["country"] == code, 0.05, -0.3)
    if described.date and is_date(described.date):
        fits = row["date"] is not None and _overlap(described.date, row["date"])
        yield from _compared("date", described.date, row["date"], fits, 0.05, -0.3)
    if described.status:
        yield from _compared(
            "status", described.status, row["status"], row["status"] == described.status, 0.02, -0.05
        )
    for other in described.related:
        yield Reason("related", other, other if other in tied else None, 0.05 if other in tied else -0.02)


def _names(row: Mapping[str, Any], names: Sequence[str]) -> Iterator[Reason]:
    """The best likeness of any name given to any name borne."""
    own = {row["name_en"], row["name_vi"], *(row["aliases"] or ())}
    best: tuple[float, str, str] | None = None
    for given in names:
        for borne in row["names"]:
            likeness = _likeness(given, borne)
            if likeness == 1.0 and borne not in own:
                likeness = _MENTIONED
            if best is None or likeness > best[0]:
                best = (likeness, given, borne)
    if best:
        yield Reason("name", best[1], best[2], round(best[0], 4))


def _likeness(given: str, borne: str) -> float:
    """1 for the same name but for accents and short forms, less the more the letters and words differ."""
    forms, name = variants(fold(given)[:_LONGEST]), fold(borne)
    if name in forms or name.replace(" ", "") in {form.replace(" ", "") for form in forms}:
        return 1.0
    return max(
        _INEXACT * (fuzz.ratio(form, name) + fuzz.token_sort_ratio(form, name)) / 200 for form in forms
    )


def _identifiers(row: Mapping[str, Any], given: Sequence[tuple[str, str]]) -> Iterator[Reason]:
    borne = [pair.partition("=")[::2] for pair in row["identifiers"] or ()]
    for scheme, value in given:
        known = [found for other, found in borne if other == scheme]
        if value in known:
            yield Reason("identifier", f"{scheme}={value}", f"{scheme}={value}", 1.0)
        elif known:
            yield Reason("identifier", f"{scheme}={value}", f"{scheme}={known[0]}", -0.4)


def _compared(
    feature: str, given: str, found: str | None, fits: bool, more: float, less: float
) -> Iterator[Reason]:
    """What fits speaks for it, what differs against it, what is not known for neither."""
    if found is not None:
        yield Reason(feature, given, found, more if fits else less)


def _overlap(one: str, other: str) -> bool:
    (start, end), (first, last) = bounds(one), bounds(other)
    return start <= last and first <= end
