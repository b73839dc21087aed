"""The profile of an entity: posts, agreements by status, forums, counterparts, and what happened when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_api import models
from graph_api.browsing import Browser, statement_summary
from graph_api.pages.counterparts import Counterpart, counterparts_of, is_country
from graph_api.pages.dating import stood_at
from graph_api.pages.ties import Line, by_kind, ends_of, lines_of, standing
from graph_api.pages.years import Years, years_of
from ontology.vocabulary import Kind, Predicate, Status

MOST_STATEMENTS = 500
"""How many statements about an entity, and of its country's agencies, a profile counts."""

_MOST_POSTS = 60
_ORDER = (Kind.AGREEMENT, Kind.PROGRAMME, Kind.FORUM, Kind.EVENT, Kind.AGENCY, Kind.PLACE, Kind.TOPIC)


@dataclass(frozen=True, slots=True)
class Post:
    """A post, who holds it where, and between which days articles speak of it."""

    statement: models.StatementSummary
    other: models.EntitySummary
    titles: tuple[str, ...]
    first_reported: str | None
    last_reported: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines to entities of one kind, in groups by status where they have one."""

    kind: Kind
    groups: tuple[tuple[str | None, tuple[Line, ...]], ...]

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(len(lines) for _, lines in self.groups)


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it as of a day, or of all times; `left_out` had not begun by that day."""

    posts: tuple[Post, ...]
    sections: tuple[Section, ...]
    counterparts: tuple[Counterpart, ...]
    years: Years
    latest: tuple[Line, ...]
    left_out: int
    cut: bool


def profile_of(browser: Browser, entity: models.EntityDetail, as_of: str | None) -> Profile:
    """The profile of an agency, an official, a forum, a place or a topic."""
    sides, statements = said_of(browser, entity)
    entities = browser.entities(ends_of(statements))
    kept = [s for s in statements if s.predicate != Predicate.HOLDS_POST or s.object is None]
    lines = lines_of(sides, kept, entities)
    shown = standing(lines, as_of)
    held = [s for s in statements if s.predicate == Predicate.HOLDS_POST]
    return Profile(
        posts=tuple(_posts(browser, entity.id, held, entities, as_of)),
        sections=tuple(_sections(shown)),
        counterparts=tuple(counterparts_of(browser, entity, shown if as_of else None)),
        years=years_of(line.date for line in shown),
        latest=tuple(line for line in shown if line.date)[:12],
        left_out=len(lines) - len(shown),
        cut=max(len(statements), entity.statements_total) >= MOST_STATEMENTS,
    )


def said_of(browser: Browser, entity: models.EntityDetail) -> tuple[list[str], list[models.StatementSummary]]:
    """Who is meant, the entity first, and what is said; a country counts through its agencies too."""
    own = _own(browser, entity)
    if not is_country(entity):
        return [entity.id], own
    rows = browser.rows("country_statements", country=entity.country, limit=MOST_STATEMENTS)
    through = [statement_summary(row) for row in rows]
    rows = browser.rows("entities", kind=Kind.AGENCY, country=entity.country, limit=1000)
    agencies = [row["id"] for row in rows]
    return [entity.id, *agencies], [*own, *(s for s in through if s.predicate != Predicate.HOLDS_POST)]


def _own(browser: Browser, entity: models.EntityDetail) -> list[models.StatementSummary]:
    """What is said of the entity itself; of too much, the same share of each predicate."""
    if entity.statements_total <= MOST_STATEMENTS:
        return browser.statements_of(entity.id, limit=MOST_STATEMENTS)
    share = MOST_STATEMENTS // len(entity.predicates)
    asked = (
        browser.statements_of(entity.id, predicates=[c.predicate], limit=share) for c in entity.predicates
    )
    return [statement for found in asked for statement in found]


def _posts(
    browser: Browser,
    own: str,
    held: Sequence[models.StatementSummary],
    entities: Mapping[str, models.EntitySummary],
    as_of: str | None,
) -> list[Post]:
    chosen = sorted(held, key=lambda s: (-s.sources, s.id))[:_MOST_POSTS]
    rows = browser.rows("statement_evidence", ids=[s.id for s in chosen]) if chosen else []
    evidence: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        evidence[row["statement"]].append(row)
    posts = []
    for statement in chosen:
        other = statement.object if statement.subject.id == own else statement.subject
        if other is not None and stood_at(statement.when, as_of):
            posts.append(_post(statement, entities[other.id], evidence[statement.id]))
    return sorted(posts, key=_recency, reverse=True)


def _post(
    statement: models.StatementSummary, other: models.EntitySummary, evidence: Iterable[Mapping[str, Any]]
) -> Post:
    rows = list(evidence)
    days = sorted(row["published"] for row in rows if row["published"])
    titles = dict.fromkeys(row["role"] for row in rows if row["role"])
    return Post(statement, other, tuple(titles), days[0] if days else None, days[-1] if days else None)


def _recency(post: Post) -> tuple[str, int, str]:
    when = (post.statement.when or "").rpartition("/")[2]
    return when or post.last_reported or "", post.statement.sources, post.statement.id


def _sections(lines: Iterable[Line]) -> list[Section]:
    found = by_kind(lines)
    rest = [kind for kind in Kind if kind not in _ORDER]
    return [Section(kind, _groups(kind, found[kind])) for kind in (*_ORDER, *rest) if kind in found]


def _groups(kind: Kind, lines: Iterable[Line]) -> tuple[tuple[str | None, tuple[Line, ...]], ...]:
    """Agreements and programmes by status, what is being prepared first; all others in one group."""
    if kind not in (Kind.AGREEMENT, Kind.PROGRAMME):
        return ((None, tuple(lines)),)
    found: dict[str | None, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.entity.status].append(line)
    order = [*(status.value for status in Status), None]
    ranked = sorted(found, key=lambda status: order.index(status) if status in order else len(order))
    return tuple((status, tuple(found[status])) for status in ranked)
