"""Entities that may be one: what a person should look at, never what is decided without one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from graph_store.protocol import GraphStore, Row
from ontology.folding import fold
from ontology.judgments import pair_of
from ontology.merging import survivor_of
from ontology.vocabulary import Kind
from queries import query

_MOST_OF_A_NAME = 8  # more entities of one name are a generic name, not twins
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "on", "in", "va", "ve", "cua"))
_SHORTEST = 3  # letters of an abbreviation


class Likeness(StrEnum):
    """Why two entities may be one, the likeliest first."""

    NAME = "same name"
    ALIAS = "one is called as the other"
    ABBREVIATION = "one abbreviates the other"
    COUNTRY = "same name in two countries"


_ORDER = {likeness: place for place, likeness in enumerate(Likeness)}


@dataclass(frozen=True, slots=True)
class Twins:
    """Two entities that may be one; `one` is the id that would stay."""

    one: str
    other: str
    names: tuple[str, str]
    kind: Kind
    likeness: Likeness
    called: str  # the folded name that they share


def likely_twins(store: GraphStore, kind: Kind | None = None, *, limit: int | None = 50) -> list[Twins]:
    """Pairs that nobody judged to be the same or different, the likeliest first.

    Curated knowledge tells its own apart, so that at least one of a pair was found in articles.
    """
    asked = query("history/names")
    rows = {row["id"]: row for row in store.read(asked.text, asked.bind({"kind": kind}))}
    judged = {row["id"] for row in store.read(query("writing/judged_pairs").text)}
    found: dict[str, Twins] = {}
    for twins in _pairs(rows):
        if rows[twins.one]["reference"] and rows[twins.other]["reference"]:
            continue
        target = pair_of(twins.one, twins.other)
        known = found.get(target)
        if target not in judged and (known is None or _rank(twins) < _rank(known)):
            found[target] = twins
    return sorted(found.values(), key=_rank)[:limit]


def _rank(twins: Twins) -> tuple[int, bool, int, str, str]:
    likely = twins.kind in (Kind.OFFICIAL, Kind.AGENCY)
    return _ORDER[twins.likeness], not likely, -len(twins.called), twins.one, twins.other


def _pairs(rows: Mapping[str, Row]) -> Iterator[Twins]:
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, row in rows.items():
        for name in _names(row):
            called[row["kind"], name].add(key)
    for (_, name), ids in called.items():
        if len(ids) <= _MOST_OF_A_NAME:
            for one, other in combinations(sorted(ids), 2):
                yield _twins(rows[one], rows[other], name, None)
    for key, row in rows.items():
        for name in _names(row):
            short = _initials(name)
            for other in sorted(called.get((row["kind"], short), ())) if len(short) >= _SHORTEST else ():
                if other != key and _near(row, rows[other]):
                    yield _twins(row, rows[other], short, Likeness.ABBREVIATION)


def _twins(one: Row, other: Row, name: str, likeness: Likeness | None) -> Twins:
    if likeness is None:
        labels = all(name in map(fold, (row["name_en"] or "", row["name_vi"] or "")) for row in (one, other))
        likeness = Likeness.NAME if labels else Likeness.ALIAS
        likeness = likeness if _near(one, other) else Likeness.COUNTRY
    first, second = (one, other) if survivor_of((one["id"], other["id"])) == one["id"] else (other, one)
    return Twins(
        one=first["id"],
        other=second["id"],
        names=(first["name"], second["name"]),
        kind=Kind(one["kind"]),
        likeness=likeness,
        called=name,
    )


def _near(one: Row, other: Row) -> bool:
    """Whether no country tells the two apart."""
    return one["country"] is None or other["country"] is None or one["country"] == other["country"]


def _names(row: Row) -> set[str]:
    given = (row["name_en"], row["name_vi"], row["name"], *(row["aliases"] or ()))
    return {folded for folded in map(fold, filter(None, given)) if len(folded) >= _SHORTEST}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in _SMALL_WORDS)
