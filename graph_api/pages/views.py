"""The pages: start, search, entity, statement, article, questions, and what programs may ask."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from graph_api import models
from graph_api.asking import Browsing
from graph_api.browsing import article_fields, entity_fields
from graph_api.explorer.pairs import same_as
from graph_api.explorer.starting import StartScreen
from graph_api.manners.merging import lead_on
from graph_api.pages import analysis, asking
from graph_api.pages.answers import table_of
from graph_api.pages.dating import day_asked
from graph_api.pages.fields import names_for_fields
from graph_api.pages.grouping import grouped, marked_text, passages_of
from graph_api.pages.guide import grouped_questions
from graph_api.pages.profiles import profile_of
from graph_api.pages.rendering import Page, show
from graph_api.pages.sheets import SHEETED, sheet_of
from graph_api.routes.questions import answer
from ontology.errors import InvalidQuery, NotFound
from ontology.vocabulary import Kind, Predicate, Status
from queries import ParameterType, catalogue, query
from queries.search import search

router = APIRouter(
    include_in_schema=False, default_response_class=HTMLResponse, dependencies=[Depends(lead_on)]
)
router.include_router(analysis.router)
router.include_router(asking.router)
_START_KINDS = (Kind.AGENCY, Kind.AGREEMENT, Kind.OFFICIAL, Kind.FORUM, Kind.EVENT, Kind.PLACE)
AsOf = Annotated[str | None, Query(max_length=40)]
_A_PAGE = 100
_STATEMENTS = 500  # of one predicate shown on one page


@router.get("/")
def start(request: Request, browser: Browsing) -> HTMLResponse:
    """Search, what there is, questions to begin with, partners, and what most is said about."""
    screen: StartScreen = request.app.state.start_screen
    found = screen.show(browser)
    top = {kind: found.top[kind] for kind in _START_KINDS if kind in found.top}
    return show(
        request,
        "start.html",
        statistics=found.statistics,
        top={kind.value: members for kind, members in top.items()},
        home=found.home,
        partners=found.partners,
        examples=list(_examples(Page(request), top)),
        questions=len(catalogue()),
    )


@router.get("/search")
def find(request: Request, browser: Browsing, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """Entities by name."""
    hits = search(browser.read, q, limit=50)
    entities = browser.entities(hit.id for hit in hits)
    found = [(entities[hit.id], hit) for hit in hits if hit.id in entities]
    return show(request, "search.html", text=q, found=found)


@router.get("/entities")
def list_entities(
    request: Request, browser: Browsing, kind: Kind | None = None, after: str | None = None
) -> HTMLResponse:
    """Entities of one kind or all, in the order of their ids."""
    rows = browser.rows("entities", kind=kind, after=after, limit=_A_PAGE + 1)
    found = [models.EntitySummary(**entity_fields(row)) for row in rows[:_A_PAGE]]
    last = found[-1].id if len(rows) > _A_PAGE else None
    counts = browser.statistics().kinds
    return show(request, "entities.html", found=found, chosen=kind, last=last, counts=counts)


@router.get("/entity/{kind}/{key}")
def entity(
    request: Request,
    kind: str,
    key: str,
    browser: Browsing,
    predicate: Predicate | None = None,
    as_of: AsOf = None,
) -> HTMLResponse:
    """One entity: its profile or fact sheet, and the passages, all or only those of one predicate."""
    found = browser.entity(f"{kind}/{key}")
    day = day_asked(as_of, "as_of")
    statements, matching = found.statements, found.statements_total
    if predicate is not None:
        statements = browser.statements_of(found.id, predicates=[predicate.value], limit=_STATEMENTS)
        matching = sum(c.as_subject + c.as_object for c in found.predicates if c.predicate == predicate)
    return show(
        request,
        "entity.html",
        entity=found,
        as_of=day,
        profile=None if predicate or found.kind in SHEETED else profile_of(browser, found, day),
        sheet=sheet_of(browser, found) if not predicate and found.kind in SHEETED else None,
        groups=grouped(found.id, browser.with_evidence(statements)),
        same=same_as(browser, found.id, found.replaces),
        chosen=predicate,
        shown=len(statements),
        matching=matching,
    )


@router.get("/statement/{key}")
def statement(request: Request, key: str, browser: Browsing) -> HTMLResponse:
    """One statement with all its evidence."""
    return show(request, "statement.html", statement=browser.statement(f"statement/{key}"))


@router.get("/articles")
def list_articles(request: Request, browser: Browsing, after: str | None = None) -> HTMLResponse:
    """Articles in the order of their keys."""
    rows = browser.rows("articles", after=after, limit=_A_PAGE + 1)
    found = [models.ArticleSummary(**article_fields(row)) for row in rows[:_A_PAGE]]
    last = found[-1].key if len(rows) > _A_PAGE else None
    return show(request, "articles.html", found=found, last=last)


@router.get("/article/{key:path}")
def article(request: Request, key: str, browser: Browsing) -> HTMLResponse:
    """One article, its passages marked, and what they say."""
    found = browser.article(key)
    text = None if found.text is None else marked_text(found.text, found.statements, found.mentions)
    return show(request, "article.html", article=found, text=text, passages=passages_of(found.statements))


@router.get("/questions")
def list_questions(request: Request, browser: Browsing) -> HTMLResponse:
    """Every named query, by what people look for."""
    screen: StartScreen = request.app.state.start_screen
    groups = grouped_questions(Page(request), browser, screen)
    return show(request, "questions.html", groups=groups)


@router.get("/questions/{name}")
def question(request: Request, name: str, browser: Browsing) -> HTMLResponse:
    """One question: its form, and the answer where the form is filled."""
    if name not in {asked.name for asked in catalogue()}:
        raise NotFound(f"There is no question {name}; the list of questions has them all.")
    asked = query(name)
    given = {key: value for key, value in request.query_params.items() if key != "lang" and value.strip()}
    table, problem = None, None
    if all(p.optional or p.name in given for p in asked.parameters):
        try:
            table = table_of(answer(asked, given, browser), browser, Page(request))
        except (InvalidQuery, NotFound) as error:
            problem = str(error)
    elif given:
        missing = [p.name for p in asked.parameters if not p.optional and p.name not in given]
        page = Page(request)
        problem = page.word("needs", names=", ".join(map(page.parameter, missing)))
    return show(
        request,
        "question.html",
        status=400 if problem else 200,
        asked=asked,
        given=names_for_fields(browser, Page(request), given),
        table=table,
        problem=problem,
        types=ParameterType,
        kinds=list(Kind),
        statuses=list(Status),
    )


@router.get("/docs")
def describe_api(request: Request) -> HTMLResponse:
    """What programs may ask, from the OpenAPI document."""
    return show(request, "docs.html", document=request.app.openapi())


def _examples(page: Page, top: dict[Kind, list[models.ConnectedEntity]]) -> Iterator[tuple[str, str]]:
    """Questions about what the store holds, as (wording, address)."""

    def example(key: str, name: str, parameter: str, one: models.EntityReference) -> tuple[str, str]:
        return page.word(key, one=page.name(one)), page.link(f"/questions/{name}", **{parameter: one.id})

    agencies, forums = top.get(Kind.AGENCY, []), top.get(Kind.FORUM, [])
    for one in agencies[:1]:
        yield example("example partners", "partners_of_agency", "agency", one)
    for one in agencies[1:2]:
        yield example("example officials", "officials_of_agency", "agency", one)
        words = page.word("example path", one=page.name(agencies[0]), other=page.name(one))
        yield words, page.link("/questions/path_with_evidence", one=agencies[0].id, other=one.id)
    for one in top.get(Kind.AGREEMENT, [])[:1]:
        yield example("example signed", "signatories_of_agreement", "agreement", one)
    for one in forums[:1]:
        yield example("example events", "events_under_forum", "forum", one)
    for one in top.get(Kind.PLACE, [])[:1]:
        yield example("example timeline", "timeline_of_entity", "entity", one)
