"""What an entity is tied to: one line for each other entity, with every statement that ties them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph_api import models
from graph_api.pages.dating import began_by
from ontology.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Tie:
    """A statement as one of its ends tells it; `through` is whose it is, where not the entity's own."""

    statement: models.StatementSummary
    inverse: bool
    through: models.EntityReference | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Another entity and all ties to it; the date is that of the ties, else of the entity."""

    entity: models.EntitySummary
    ties: tuple[Tie, ...]
    date: str | None


def lines_of(
    sides: Collection[str],
    statements: Iterable[models.StatementSummary],
    entities: Mapping[str, models.EntitySummary],
) -> list[Line]:
    """The lines of the entities `sides` taken together, the latest first, the undated last.

    The first of `sides` is the entity itself; a tie of another one says through whom it is.
    """
    found: dict[str, list[Tie]] = defaultdict(list)
    own = next(iter(sides), None)
    for statement in statements:
        if statement.object is None:
            continue
        inverse = statement.subject.id not in sides
        here, there = statement.subject, statement.object
        if inverse:
            here, there = there, here
        if there.id not in sides and there.id in entities:
            found[there.id].append(Tie(statement, inverse, None if here.id == own else here))
    lines = [Line(entities[one], tuple(ties), _date(entities[one], ties)) for one, ties in found.items()]
    return latest_first(lines)


def ends_of(statements: Iterable[models.StatementSummary]) -> list[str]:
    """The ids of all that statements are about."""
    return sorted({end.id for s in statements for end in (s.subject, s.object) if end is not None})


def latest_first(lines: Iterable[Line]) -> list[Line]:
    """The lines by their dates, the latest first; the undated last, the best supported of them first."""
    named = sorted(lines, key=lambda line: (-_support(line), line.entity.id))
    return sorted(named, key=lambda line: line.date or "", reverse=True)


def standing(lines: Iterable[Line], day: str | None) -> list[Line]:
    """The lines that had begun by a day; what has no date stays."""
    return [line for line in lines if began_by(line.date, day)]


def by_kind(lines: Iterable[Line]) -> dict[Kind, list[Line]]:
    """The lines by the kind of the other entity."""
    found: dict[Kind, list[Line]] = defaultdict(list)
    for line in lines:
        found[Kind(line.entity.kind)].append(line)
    return dict(found)


def _date(entity: models.EntitySummary, ties: Iterable[Tie]) -> str | None:
    stated = [tie.statement.when for tie in ties if tie.statement.when]
    return min(stated) if stated else entity.date


def _support(line: Line) -> int:
    return sum(tie.statement.sources for tie in line.ties)
