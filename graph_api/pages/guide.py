"""The questions by what people look for, each with an example that this store can answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from graph_api.browsing import Browser, reference
from graph_api.explorer.models import Start
from graph_api.explorer.starting import StartScreen
from graph_api.models import EntityReference
from graph_api.pages.rendering import Page
from ontology.vocabulary import Kind, Predicate, Status
from queries import Parameter, ParameterType, Query, catalogue

FILE = Path(__file__).with_name("question_groups.yaml")
OTHERS = "others"
"""The group of questions that the file does not name."""

_TELLING = {  # question → a predicate without which it has no answer, and whose end it asks about
    "lineage_of_agreement": (Predicate.RELATES_TO, "subject"),
    "co_participants": (Predicate.PARTICIPATED_IN, "subject"),
    "forum_working_groups": (Predicate.PART_OF, "object"),
    "programmes_funded_by": (Predicate.FUNDS, "subject"),
    "programmes_of_agency": (Predicate.IMPLEMENTS, "subject"),
}
_SINCE, _POST, _TRIED = "2020", "director-general", 40


@dataclass(frozen=True, slots=True)
class Example:
    """A question filled in: its address and what stands in its fields."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class GroupedQuestion:
    """A question and its example, where the store has what it asks about."""

    asked: Query
    example: Example | None


def question_groups() -> Mapping[str, tuple[Query, ...]]:
    """Group → its questions; what stands in no group comes last."""
    known = {asked.name: asked for asked in catalogue()}
    groups = {group: tuple(known[n] for n in names if n in known) for group, names in _groups().items()}
    named = {name for names in _groups().values() for name in names}
    others = tuple(asked for name, asked in known.items() if name not in named)
    return groups | ({OTHERS: others} if others else {})


def grouped_questions(page: Page, browser: Browser, screen: StartScreen) -> dict[str, list[GroupedQuestion]]:
    """The questions by group, with examples about what most is said of."""
    values = _Values(screen.show(browser), screen.once(browser, "examples", _known_things), page)
    return {
        group: [GroupedQuestion(asked, values.example(asked)) for asked in questions]
        for group, questions in question_groups().items()
    }


@dataclass(frozen=True, slots=True)
class _Things:
    """What examples ask about beyond the start screen; `telling` by question."""

    topics: tuple[EntityReference, ...]
    telling: Mapping[str, tuple[EntityReference, ...]]
    article: str | None
    statement: str | None


def _known_things(browser: Browser) -> _Things:
    telling = {}
    for question, (predicate, end) in _TELLING.items():
        rows = browser.rows("statements", predicate=predicate.value, limit=_TRIED)
        telling[question] = tuple(reference(row, end, id_column=end) for row in rows)
    articles = browser.rows("articles", limit=1)
    statements = browser.rows("statements", limit=1)
    return _Things(
        topics=tuple(browser.most_connected(Kind.TOPIC, limit=2)),
        telling=telling,
        article=articles[0]["key"] if articles else None,
        statement=statements[0]["id"] if statements else None,
    )


class _Values:
    """What to put into fields, from what the store holds."""

    def __init__(self, start: Start, things: _Things, page: Page) -> None:
        self._start, self._things, self._page = start, things, page
        self._top: dict[Kind, list[EntityReference]] = {Kind.TOPIC: list(things.topics)}
        for kind, found in start.top.items():
            self._top[kind] = list(found)
        self._partners = [p.country for p in start.partners if p.country]

    def example(self, asked: Query) -> Example | None:
        """The question with its required fields filled, or None where the store has nothing for one."""
        given: dict[str, str] = {}
        words = []
        for parameter in asked.parameters:
            if parameter.optional and parameter.name != "role":
                continue
            found = self._telling(asked, parameter) or self._value(parameter, given)
            if found is None:
                return None
            given[parameter.name] = found[0]
            words.append(f"{self._page.parameter(parameter.name)}: {found[1]}")
        return Example(self._page.link(f"/questions/{asked.name}", **given), ", ".join(words))

    def _value(self, parameter: Parameter, taken: Mapping[str, str]) -> tuple[str, str] | None:
        if parameter.is_entity:
            return next(self._entities(parameter, set(taken.values())), None)
        page, home = self._page, self._start.home
        if parameter.type is ParameterType.COUNTRY:
            codes = [home, *self._partners] if home else []
            code = next((one for one in codes if one and one not in taken.values()), None)
            return (code, page.country(code)) if code else None
        fixed = {
            "status": (Status.SIGNED.value, page.status(Status.SIGNED)),
            "predicate": (Predicate.SIGNED.value, page.predicate(Predicate.SIGNED)),
            "since": (_SINCE, _SINCE),
            "role": (_POST, page.post(_POST)),
            "article": (self._things.article, self._things.article),
            "statement": (self._things.statement, self._things.statement),
        }.get(parameter.name, (None, None))
        return (fixed[0], fixed[1]) if fixed[0] and fixed[1] else None

    def _telling(self, asked: Query, parameter: Parameter) -> tuple[str, str] | None:
        """An entity of which the store surely tells what the question asks for."""
        if not parameter.is_entity:
            return None
        found = self._things.telling.get(asked.name, ())
        fitting = [one for one in found if one.kind in parameter.kinds]
        return (fitting[0].id, self._page.name(fitting[0])) if fitting else None

    def _entities(self, parameter: Parameter, taken: set[str]) -> Iterator[tuple[str, str]]:
        for kind in parameter.kinds or (Kind.AGENCY,):
            for one in self._top.get(kind, []):
                if one.id not in taken:
                    yield one.id, self._page.name(one)


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {group: tuple(names) for group, names in content.items()}
