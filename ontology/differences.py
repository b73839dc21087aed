"""What changed between two states of a graph, id by id, each change with the reasons that show in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TypeVar

from ontology.judgments import Judgment, ends_of
from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph

Part = TypeVar("Part", Article, Entity, Statement)
Place = Evidence | Mention


class How(StrEnum):
    """What happened to an id."""

    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


class Why(StrEnum):
    """Why something changed; the words are those of the changes feed."""

    LOADED = "loaded"
    REMOVED = "removed"
    REVISED = "revised"
    REREAD = "reread"
    DESCRIBED = "described"
    JUDGED = "judged"
    MERGED = "merged"
    PARTED = "parted"
    REFERENCE = "reference"
    RELATED = "related"  # nothing that it came from changed: another article or the knowledge decided


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One reason; `source` is the article's key, or who judged."""

    why: Why
    source: str = ""
    note: str = ""  # what a person gave as a reason


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one article, entity or statement."""

    how: How
    part: Article | Entity | Statement  # as it is now, or as it was where it is gone
    details: tuple[str, ...] = ()  # which of its fields differ, where it changed
    reasons: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        """The id of what changed; an article's is `article/KEY`."""
        return f"article/{self.part.key}" if isinstance(self.part, Article) else self.part.id


@dataclass(frozen=True, slots=True)
class State:
    """A graph at one time, with the judgments on it."""

    graph: Subgraph
    judgments: tuple[Judgment, ...] = ()


def changes_between(before: State, after: State) -> list[Change]:
    """Every change: articles, entities, statements, in the order of their ids."""
    comparison = _Comparison(before, after)
    return [*comparison.articles(), *comparison.entities(), *comparison.statements()]


@dataclass(slots=True)
class _Comparison:
    before: State
    after: State
    whys: dict[str, Why] = field(default_factory=dict)  # article → how it touches what it touches
    verdicts: dict[str, list[Judgment]] = field(default_factory=dict)  # target → new judgments on it
    moved: dict[str, tuple[Reason, ...]] = field(default_factory=dict)  # entity → why it is one, or no more

    def __post_init__(self) -> None:
        known = {judgment.id for judgment in self.before.judgments}
        for judgment in self.after.judgments:
            if judgment.id not in known:
                self.verdicts.setdefault(judgment.target, []).append(judgment)
        old, new = _merged(self.before.graph), _merged(self.after.graph)
        for one in {*old, *new}:
            if old.get(one) != new.get(one):
                self._move(one, old.get(one), new.get(one))

    def _move(self, one: str, before: str | None, now: str | None) -> None:
        """Note why an entity, and those that stand or stood for it, are not what they were."""
        why = Why.PARTED if now is None else Why.MERGED
        found = {
            Reason(why, judgment.by, judgment.reason or "")
            for target, judgments in self.verdicts.items()
            if one in (ends_of(target) or ())
            for judgment in judgments
        }
        for each in {one, before, now} - {None}:
            known = self.moved.get(each or "", ())
            self.moved[each or ""] = tuple(sorted({*known, *(found or {Reason(why)})}))

    def articles(self) -> Iterator[Change]:
        pairs = _pairs(self.before.graph.articles, self.after.graph.articles, lambda a: a.key)
        for key, old, new in pairs:
            details = _differing(old, new) if old and new else ()
            self.whys[key] = _why_of_article(old, new, details)
            yield _change(old, new, details, (Reason(self.whys[key], key),))

    def entities(self) -> Iterator[Change]:
        gone, come = _told_of(self.before.graph), _told_of(self.after.graph)
        pairs = _pairs(self.before.graph.entities, self.after.graph.entities, lambda e: e.id)
        for identity, old, new in pairs:
            details = _differing(old, new) if old and new else ()
            places = _apart(old.mentions if old else (), new.mentions if new else ())
            if not places and not (old and new):  # only statements tell of it
                places = _apart((gone if old else come).get(identity, ()), ())
            curated = any(each and each.reference for each in (old, new))
            otherwise = Why.REFERENCE if curated else Why.RELATED
            reasons = self.moved.get(identity) or self._reasons(places, otherwise)
            yield _change(old, new, details, reasons)

    def statements(self) -> Iterator[Change]:
        pairs = _pairs(self.before.graph.statements, self.after.graph.statements, lambda s: s.id)
        for identity, old, new in pairs:
            details = _differing(old, new) if old and new else ()
            seen = _apart(old.evidence if old else (), new.evidence if new else ())
            judged = [
                Reason(Why.JUDGED, judgment.by, judgment.reason or "")
                for judgment in self.verdicts.get(identity, [])
            ]
            said = new or old
            ends = (said.subject, said.object or "") if said else ()
            moved = next((self.moved[end] for end in ends if end in self.moved), ())
            yield _change(old, new, details, tuple(judged) or moved or self._reasons(seen, Why.RELATED))

    def _reasons(self, places: Iterable[Place], otherwise: Why) -> tuple[Reason, ...]:
        keys = sorted({place.article for place in places})
        found = sorted({Reason(self.whys[key], key) for key in keys if key in self.whys})
        return tuple(found) or (Reason(otherwise),)


def _apart(one: Sequence[Place], other: Sequence[Place]) -> set[Place]:
    """The places that only one of two sides has."""
    return {*one} ^ {*other}


def _merged(graph: Subgraph) -> dict[str, str]:
    """Entity → the one that stays for it."""
    return {one: entity.id for entity in graph.entities for one in entity.replaces}


def _told_of(graph: Subgraph) -> Mapping[str, Sequence[Evidence]]:
    """The evidence of the statements about each entity."""
    found: dict[str, list[Evidence]] = {}
    for statement in graph.statements:
        for end in (statement.subject, statement.object):
            if end is not None:
                found.setdefault(end, []).extend(statement.evidence)
    return found


def _pairs(
    before: Sequence[Part], after: Sequence[Part], key: Callable[[Part], str]
) -> Iterator[tuple[str, Part | None, Part | None]]:
    """Each id that differs, with both sides, in the order of ids."""
    old: Mapping[str, Part] = {key(part): part for part in before}
    new: Mapping[str, Part] = {key(part): part for part in after}
    for identity in sorted({*old, *new}):
        one, other = old.get(identity), new.get(identity)
        if one != other:
            yield identity, one, other


def _change(
    old: Part | None, new: Part | None, details: tuple[str, ...], reasons: tuple[Reason, ...]
) -> Change:
    part = new if new is not None else old
    if part is None:
        raise ValueError("a change has a side")
    how = How.ADDED if old is None else How.REMOVED if new is None else How.CHANGED
    return Change(how, part, details, reasons)


def _differing(old: Part, new: Part) -> tuple[str, ...]:
    return tuple(
        each.name
        for each in fields(old)
        if each.compare and getattr(old, each.name) != getattr(new, each.name)
    )


def _why_of_article(old: Article | None, new: Article | None, details: Sequence[str]) -> Why:
    if old is None or new is None:
        return Why.LOADED if old is None else Why.REMOVED
    if "sha256" in details:
        return Why.REVISED
    return Why.REREAD if "extractor" in details else Why.DESCRIBED
