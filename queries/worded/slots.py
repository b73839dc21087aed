"""Which of what a question names goes into which parameter of a query."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from queries.catalogue import Query
from queries.parameters import Parameter, ParameterType
from queries.worded.naming import Candidate, Named
from queries.worded.periods import Period

_NAMED = (ParameterType.ENTITY, ParameterType.TOPIC, ParameterType.COUNTRY)


@dataclass(frozen=True, slots=True)
class Slots:
    """What a question holds besides its words."""

    named: tuple[Named, ...] = ()
    periods: tuple[Period, ...] = ()
    statuses: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(slots=True)
class Filling:
    """The parameters of one query as a question fills them, and what of it is left over."""

    given: dict[str, Any] = field(default_factory=dict)
    entities: dict[str, Candidate] = field(default_factory=dict)  # parameter → the entity chosen
    missing: tuple[str, ...] = ()
    named_left: tuple[Named, ...] = ()
    periods_left: tuple[Period, ...] = ()
    statuses_left: tuple[str, ...] = ()
    roles_left: tuple[str, ...] = ()
    sureness: float = 1.0

    @property
    def filled(self) -> int:
        """How many parts of the question found a parameter; a period counts once."""
        return len(self.given) - ("since" in self.given and "until" in self.given)

    @property
    def left(self) -> int:
        """How many parts found none; the title of a post may also stand for the post's holder."""
        return len(self.named_left) + len(self.periods_left) + len(self.statuses_left)


def fill(asked: Query, slots: Slots) -> Filling:
    """The best filling: most named entities placed, in the order of the question, required ones first."""
    places = [parameter for parameter in asked.parameters if parameter.type in _NAMED]
    best = min(_placings(slots.named, places), key=lambda placing: _cost(placing, places))
    filling = Filling()
    for named, place in zip(slots.named, best, strict=True):
        if place is None:
            continue
        parameter = places[place]
        candidate = next(c for c in named.candidates if _fits(c, parameter))
        filling.entities[parameter.name] = candidate
        filling.given[parameter.name] = _value(candidate, parameter)
        filling.sureness = min(filling.sureness, named.sureness)
    filling.named_left = tuple(n for n, place in zip(slots.named, best, strict=True) if place is None)
    _fill_rest(asked, slots, filling)
    filling.missing = tuple(
        p.name for p in asked.parameters if not p.optional and p.name not in filling.given
    )
    return filling


def alternatives(asked: Query, slots: Slots, filling: Filling) -> Iterator[tuple[str, Candidate, Any]]:
    """Other entities that the names in a filling may mean: parameter, entity, value."""
    for name, chosen in filling.entities.items():
        parameter = next(p for p in asked.parameters if p.name == name)
        for named in slots.named:
            if chosen in named.candidates:
                for other in named.candidates:
                    if other.id != chosen.id and _fits(other, parameter):
                        yield name, other, _value(other, parameter)


def _placings(named: Sequence[Named], places: Sequence[Parameter]) -> Iterator[tuple[int | None, ...]]:
    """Every way to put names into parameters that take them, each into one or none."""
    if not named:
        yield ()
        return
    options: list[int | None] = [
        i for i, place in enumerate(places) if any(_fits(c, place) for c in named[0].candidates)
    ]
    for option in (*options, None):
        for rest in _placings(named[1:], places):
            if option is None or option not in rest:
                yield (option, *rest)


def _cost(placing: Sequence[int | None], places: Sequence[Parameter]) -> tuple[int, int, int]:
    used = [place for place in placing if place is not None]
    missing = sum(1 for i, place in enumerate(places) if not place.optional and i not in used)
    turned = sum(1 for i, one in enumerate(used) for other in used[i + 1 :] if one > other)
    return missing, len(placing) - len(used), turned


def _fits(candidate: Candidate, parameter: Parameter) -> bool:
    if parameter.type is ParameterType.COUNTRY:
        return candidate.code is not None
    if not candidate.id:
        return False
    if parameter.type is ParameterType.TOPIC:
        return candidate.kind == "Topic"
    return not parameter.kinds or candidate.kind in parameter.kinds


def _value(candidate: Candidate, parameter: Parameter) -> Any:
    return candidate.code if parameter.type is ParameterType.COUNTRY else candidate.id


def _fill_rest(asked: Query, slots: Slots, filling: Filling) -> None:
    """Periods, statuses and posts, the first of each."""
    names = {parameter.name for parameter in asked.parameters}
    filling.periods_left = slots.periods
    if slots.periods and (dated := _dates(names, slots.periods[0])):
        filling.given.update(dated)
        filling.periods_left = slots.periods[1:]
    filling.statuses_left, filling.roles_left = slots.statuses, slots.roles
    if slots.statuses and "status" in names:
        filling.given["status"], filling.statuses_left = slots.statuses[0], slots.statuses[1:]
    if slots.roles and "role" in names:
        filling.given["role"], filling.roles_left = slots.roles[0], slots.roles[1:]


def _dates(names: set[str], period: Period) -> dict[str, str]:
    """A period as the parameters of those names, or nothing where they cannot hold it."""
    if "at" in names:
        return {"at": period.at} if period.at else {}
    if "since" not in names:
        return {}
    if "until" not in names:
        return {"since": period.since} if period.since and not period.until else {}
    return {k: v for k, v in (("since", period.since), ("until", period.until)) if v}
