"""Ways between two entities that say something: through agreements and events before hubs."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from graph_api.browsing import Browser
from graph_api.explorer.networks import statements_with_evidence
from graph_api.models import EntityReference, Path, Paths
from graph_store.protocol import Row
from ontology.errors import NotFound
from ontology.vocabulary import Kind

_HUBS = {Kind.PLACE.value, Kind.TOPIC.value}
"""Nearly everything is two steps apart through a country or a topic; that tells nothing."""

_LONGER = 2  # how many more steps a way around hubs may take
_DEEPEST = 6
_WIDEST = 4000  # entities reached in one step; beyond that the graph is too dense for a way to tell anything
_COMPARED = 200  # ways of one length that are ranked; well supported steps come first anyway
_Reached = dict[str, list[Row]]


def ways_between(browser: Browser, start: str, end: str, *, limit: int) -> Paths:
    """At most `limit` shortest ways, around hubs where there is one, the best supported first."""
    known = browser.entities([start, end])
    for entity in (start, end):
        if entity not in known:
            raise NotFound(f"There is no entity {entity}; search for its name.")
    ways: list[tuple[Row, ...]] = []
    if start != end:
        ties = _Ties(browser)
        plain = _shortest(ties, start, end, avoided=set())
        telling = _shortest(ties, start, end, avoided=_HUBS) if plain else []
        if telling and len(telling[0]) > len(plain[0]) + _LONGER:
            telling = []
        ways = [*telling, *(way for way in plain if way not in telling)]
    return Paths(start=start, end=end, paths=[_path(browser, start, way) for way in ways[:limit]])


def shortest_ways(browser: Browser, start: str, end: str, *, limit: int, bounds: Mapping[str, Any]) -> Paths:
    """At most `limit` of the shortest ways over statements within bounds, the best supported first."""
    ways = _shortest(_Ties(browser, bounds), start, end, avoided=set()) if start != end else []
    return Paths(start=start, end=end, paths=[_path(browser, start, way) for way in ways[:limit]])


class _Ties:
    """What entities are tied to, asked once for both walks."""

    def __init__(self, browser: Browser, bounds: Mapping[str, Any] | None = None) -> None:
        self._browser, self._bounds = browser, bounds or {}
        self._known: dict[str, list[Row]] = {}

    def of(self, ring: list[str]) -> Iterator[Row]:
        """The ties of all entities of a ring, those of each in the order of their support."""
        unknown = [entity for entity in ring if entity not in self._known]
        self._known.update((entity, []) for entity in unknown)
        for row in self._browser.rows("ties_of", ids=unknown, **self._bounds) if unknown else []:
            self._known[row["id"]].append(row)
        for entity in ring:
            yield from self._known[entity]


def _shortest(ties: _Ties, start: str, end: str, *, avoided: set[str]) -> list[tuple[Row, ...]]:
    """All shortest ways as rows of `ties_of`, each from an entity to the next."""
    distance = {start: 0}
    reached: _Reached = {}
    ring = [start]
    for step in range(1, _DEEPEST + 1):
        following: dict[str, None] = {}
        for row in ties.of(ring):
            neighbor = row["neighbor"]
            if neighbor != end and row["kind"] in avoided:
                continue
            if distance.setdefault(neighbor, step) == step:
                _remember(reached, row)
                following[neighbor] = None
        if end in distance:
            return sorted(islice(_unrolled(reached, start, end), _COMPARED), key=_support)
        ring = list(following)
        if not ring or len(ring) > _WIDEST:
            break
    return []


def _remember(reached: _Reached, row: Row) -> None:
    """Keep the best supported statement of each step; rows come in that order."""
    steps = reached.setdefault(row["neighbor"], [])
    if all(known["id"] != row["id"] for known in steps):
        steps.append(row)


def _unrolled(reached: _Reached, start: str, end: str) -> Iterator[tuple[Row, ...]]:
    if end == start:
        yield ()
        return
    for row in reached[end]:
        for way in _unrolled(reached, start, row["id"]):
            yield (*way, row)


def _path(browser: Browser, start: str, way: tuple[Row, ...]) -> Path:
    ids = [start, *(row["neighbor"] for row in way)]
    entities = browser.entities(ids)
    return Path(
        entities=[EntityReference(**entities[entity].model_dump()) for entity in ids],
        steps=statements_with_evidence(browser, [row["statement"] for row in way]),
    )


def _support(way: tuple[Row, ...]) -> tuple[float, tuple[str, ...]]:
    """The best supported way first; equal ones in the order of their statements."""
    return -sum(row["sources"] + row["confidence"] for row in way), tuple(row["statement"] for row in way)
