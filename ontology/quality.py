"""How good a graph is, in figures that need no gold: what is supported how well, and what is missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ontology.jsonl import Part
from ontology.judgments import Review
from ontology.labels import LANGUAGES
from ontology.statements import Article, Entity, Statement
from ontology.vocabulary import Kind, Predicate

_DATED = frozenset({Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME})
SURE = 0.9


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """So many out of so many; `name` is the measure."""

    name: str
    part: int
    whole: int

    @property
    def percent(self) -> float:
        """The part in hundredths of the whole, 0 where there is nothing."""
        return round(100 * self.part / self.whole, 1) if self.whole else 0.0


def shares_of(parts: Iterable[Part]) -> list[Share]:
    """Every measure of the graph that `parts` make, in a fixed order."""
    tally = _Tally()
    for part in parts:
        tally.add(part)
    return tally.shares()


@dataclass(slots=True)
class _Tally:
    """What is counted; whole → counter of measures."""

    parts: Counter[str] = field(default_factory=Counter)
    wholes: Counter[str] = field(default_factory=Counter)
    dated: set[str] = field(default_factory=set)
    datable: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)

    def add(self, part: Part) -> None:
        if isinstance(part, Article):
            self._note("articles", {name: bool(getattr(part, name)) for name in _DESCRIBED})
        elif isinstance(part, Entity):
            self._entity(part)
        else:
            self._statement(part)

    def _entity(self, entity: Entity) -> None:
        labels = dict(entity.labels)
        tests = {f"name in {language}": language in labels for language in LANGUAGES}
        tests["identifier"] = bool(entity.identifiers)
        tests["curated"] = entity.reference
        self._note("entities", tests)
        self.entities.add(entity.id)
        if entity.kind in _DATED:
            self.datable.add(entity.id)

    def _statement(self, statement: Statement) -> None:
        tests = {
            "two or more articles": len(statement.sources) > 1,
            f"confidence of {SURE} or more": statement.confidence >= SURE,
            "judged by a person": statement.review is not Review.UNREVIEWED,
        }
        self._note("statements", tests)
        self.linked.update(end for end in (statement.subject, statement.object) if end)
        if statement.predicate is Predicate.DATE:
            self.dated.add(statement.subject)

    def _note(self, whole: str, tests: dict[str, bool]) -> None:
        self.wholes[whole] += 1
        for name, holds in tests.items():
            self.parts[f"{whole}: {name}"] += holds

    def shares(self) -> list[Share]:
        """The measures, by their names."""
        found = [Share(name, part, self.wholes[name.partition(":")[0]]) for name, part in self.parts.items()]
        found.append(Share("entities: in a statement", len(self.linked & self.entities), len(self.entities)))
        found.append(
            Share("agreements, events, programmes: date", len(self.dated & self.datable), len(self.datable))
        )
        return sorted(found)


_DESCRIBED = ("published", "publisher", "url", "licence", "language")
