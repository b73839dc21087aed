"""The pages that compare, arrange and explain: timeline, comparison, gaps, help."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from graph_api.asking import Browsing
from graph_api.browsing import Browser
from graph_api.explorer.starting import StartScreen
from graph_api.gaps import Across, GapFinder, GapMatrix, Level
from graph_api.pages.comparing import comparison
from graph_api.pages.dating import day_asked
from graph_api.pages.fields import names_for_fields
from graph_api.pages.gap_tables import gap_file, gap_table
from graph_api.pages.guide import grouped_questions
from graph_api.pages.rendering import Page, show
from graph_api.pages.timelines import DATED, Wanted, timeline_of, timeline_of_all
from ontology.errors import InvalidQuery, NotFound
from ontology.labels import kind_definition, predicate_definition
from ontology.vocabulary import SIGNATURES, Kind
from queries.search import resolve_entity

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Name = Annotated[str, Query(max_length=300)]
Day = Annotated[str | None, Query(max_length=40)]
_KEYS = (  # keys, what they do, where
    (("Tab",), "Tab", "everywhere"),
    (("Enter",), "Enter link", "everywhere"),
    (("/",), "slash", "explorer"),
    (("arrow keys",), "arrows", "explorer"),
    (("Enter",), "Enter", "explorer"),
    (("Delete",), "Delete", "explorer"),
    (("F",), "F", "explorer"),
    (("Z", "Y"), "Z", "explorer"),
    (("+", "−"), "zoom", "explorer"),
    (("Escape",), "Escape", "explorer"),
    (("?",), "question", "explorer"),
)
_LARGEST, _USUAL = 200, 40  # rows and columns of a matrix


@router.get("/timeline")
def timeline(
    request: Request,
    browser: Browsing,
    entity: Name = "",
    kind: str = "",
    since: Day = None,
    until: Day = None,
) -> HTMLResponse:
    """What happened when, around one entity or in all."""
    given = {"entity": entity.strip(), "kind": kind, "since": since or "", "until": until or ""}
    found, center, problem = None, None, None
    try:
        wanted = Wanted(_kind(kind), day_asked(since, "since"), day_asked(until, "until"))
        if given["entity"]:
            key = resolve_entity(browser.read, given["entity"])
            center = browser.entities([key])[key]
        found = timeline_of(browser, center.id, wanted) if center else timeline_of_all(browser, wanted)
    except (InvalidQuery, NotFound) as error:
        problem = str(error)
    kinds = list(Kind) if center else list(DATED)
    given["entity"] = (
        names_for_fields(browser, Page(request), {"entity": center.id})["entity"] if center else entity
    )
    values = {"given": given, "found": found, "center": center, "kinds": kinds, "problem": problem}
    return show(request, "timeline.html", 400 if problem else 200, **values)


@router.get("/compare")
def compare_two(
    request: Request, browser: Browsing, one: Name = "", other: Name = "", as_of: Day = None
) -> HTMLResponse:
    """Two entities side by side."""
    found, problem = None, None
    sides = {"one": one.strip(), "other": other.strip()}
    try:
        day = day_asked(as_of, "as_of")
        if all(sides.values()):
            found = comparison(browser, sides["one"], sides["other"], day)
    except (InvalidQuery, NotFound) as error:
        problem = str(error)
    fields = names_for_fields(browser, Page(request), sides)
    values = {"fields": fields, "as_of": as_of or "", "compared": found, "problem": problem}
    return show(request, "compare.html", 400 if problem else 200, **values)


@router.get("/gaps")
def find_gaps(
    request: Request,
    browser: Browsing,
    party: Name = "",
    forum: Name = "",
    topic: Name = "",
    across: str = "",
    level: str = "",
    as_of: Day = None,
    only: str = "",
    limit: Annotated[int, Query(ge=1, le=_LARGEST)] = _USUAL,
    format: Annotated[str, Query(pattern="^(html|csv)$")] = "html",
) -> Response:
    """Who has no agreement with whom, or on what; as a page or as CSV."""
    given: dict[str, Any] = {
        "party": party.strip(),
        "forum": forum.strip(),
        "topic": topic.strip(),
        "across": across,
    }
    given |= {"level": level or Level.COUNTRY.value, "as_of": as_of or "", "only": only, "limit": limit}
    matrix, problem = None, None
    try:
        matrix = _matrix(request, browser, given)
    except (InvalidQuery, NotFound) as error:
        problem = str(error)
    page = Page(request)
    if format == "csv" and matrix:
        name = {"Content-Disposition": 'attachment; filename="ipcoop-gaps.csv"'}
        return Response(gap_file(matrix, page), media_type="text/csv; charset=utf-8", headers=name)
    table = gap_table(matrix, only == "gaps") if matrix else None
    if matrix and matrix.party:
        given["party"] = matrix.party.id
    named = {name: given[name] for name in ("party", "forum", "topic")}
    fields = names_for_fields(browser, page, named)
    values = {"given": given, "fields": fields, "matrix": matrix, "table": table, "problem": problem}
    return show(request, "gaps.html", 400 if problem else 200, **values)


@router.get("/help")
def explain(request: Request, browser: Browsing) -> HTMLResponse:
    """How to use the pages, what can be asked, what the words mean, and the keys."""
    screen: StartScreen = request.app.state.start_screen
    page = Page(request)
    kinds = [(kind, kind_definition(kind, page.language)) for kind in Kind]
    predicates = [(p, predicate_definition(p, page.language)) for p in SIGNATURES]
    groups = grouped_questions(page, browser, screen)
    return show(request, "help.html", groups=groups, kinds=kinds, predicates=predicates, keys=_KEYS)


def _matrix(request: Request, browser: Browser, given: dict[str, Any]) -> GapMatrix:
    """The matrix asked for; `given` is completed by what is usual."""
    try:
        across, level = Across(given["across"] or Across.TOPICS), Level(given["level"])
    except ValueError as error:
        raise InvalidQuery(f"across is topics or partners, level is country or body: {error}.") from None
    if across is Across.TOPICS and not given["party"]:
        given["party"] = _home(request, browser)
    if across is Across.TOPICS and not given["party"]:
        across = Across.PARTNERS
    given["across"] = across.value
    day = day_asked(given["as_of"], "as_of")
    finder = GapFinder(browser, level, given["limit"], {"as_of": day, "min_confidence": None})
    forum = given["forum"] or None
    if across is Across.TOPICS:
        return finder.by_topic(given["party"], forum)
    return finder.among_partners(forum, given["topic"] or None)


def _home(request: Request, browser: Browser) -> str:
    """The country that most is said of, as a place; else the body."""
    screen: StartScreen = request.app.state.start_screen
    found = screen.show(browser)
    places = browser.rows("countries", codes=[found.home]) if found.home else []
    bodies = found.top.get(Kind.AGENCY, [])
    return str(places[0]["id"]) if places else bodies[0].id if bodies else ""


def _kind(text: str) -> Kind | None:
    if text and text not in set(Kind):
        raise InvalidQuery(f"kind is {text!r}: give one of {', '.join(Kind)}.")
    return Kind(text) if text else None
