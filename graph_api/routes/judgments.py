"""What people decide about statements, and about whether two entities are one."""

from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import API, statement_summaries
from graph_api.manners.answering import Answering
from graph_api.manners.merging import lead_on
from graph_api.paging import Pages
from graph_api.problems import documented
from graph_api.scope import Lang, spoken
from graph_api.writing.access import Judge, WritingParts
from graph_api.writing.models import (
    JudgmentMade,
    JudgmentPage,
    Judgments,
    JudgmentToMake,
    PairToJudge,
    TwinPage,
    TwinPair,
)
from graph_store.history import judgments_on, merged_into
from graph_store.judging.correcting import Correction, correct, judge_and_settle
from graph_store.judging.twins import likely_twins
from graph_store.judging.verdicts import judgment_from
from ontology.judgments import Judgment, Verdict, check_judgment, pair_of, review_after
from ontology.vocabulary import Kind

reading = APIRouter(tags=["review"], route_class=Answering)
router = APIRouter(tags=["review"])
_REFUSED = (
    HTTPStatus.CONFLICT,
    *(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND),
    HTTPStatus.UNPROCESSABLE_ENTITY,
)


@reading.get("/review", responses=documented())
def list_to_review(
    browser: Browsing,
    max_confidence: Annotated[
        float, Query(ge=0, le=1, description="Only statements no surer.", examples=[0.95])
    ] = 1.0,
    limit: Annotated[int, Query(ge=1, le=500, description="How many at most.", examples=[10])] = 50,
    cursor: Cursor = None,
    lang: Lang = "en",
) -> models.StatementPage:
    """Statements that nobody judged, the least certain first."""
    given = {"max_confidence": f"{max_confidence:f}"}
    kept = {**given, "lang": None if lang == "en" else lang}
    page = Pages(browser, f"{API}/review", limit, cursor).page(
        "to_review", given, kept, place=lambda row: str(row["place"]), folder="history"
    )
    found = statement_summaries(page.rows)
    return spoken(models.StatementPage(statements=found, **page.told), lang)


@reading.get("/review/twins", responses=documented())
def list_twins(
    browser: Browsing,
    kind: Annotated[Kind | None, Query(description="Only of this kind.", examples=["Official"])] = None,
    limit: Annotated[int, Query(ge=1, le=500, description="How many at most.", examples=[10])] = 50,
    lang: Lang = "en",
) -> TwinPage:
    """Entities that may be one and that nobody judged, the likeliest first; `POST /judgments` judges them."""
    everything = likely_twins(browser.store, kind, limit=None)
    found = everything[:limit]
    known = browser.entities(end for twins in found for end in (twins.one, twins.other))
    pairs = [
        TwinPair(one=known[twins.one], other=known[twins.other], likeness=twins.likeness.value)
        for twins in found
        if twins.one in known and twins.other in known
    ]
    return spoken(TwinPage(twins=pairs, total=len(everything)), lang)


@reading.get("/judgments", responses=documented())
def list_judgments(browser: Browsing, limit: Limit = 100, cursor: Cursor = None) -> JudgmentPage:
    """Every judgment, in the order of their ids."""
    page = Pages(browser, f"{API}/judgments", limit, cursor).page("judgments", {}, {}, folder="history")
    return JudgmentPage(judgments=[_made(judgment_from(row)) for row in page.rows], **page.told)


@reading.get("/statements/{key}/judgments", responses=documented(HTTPStatus.NOT_FOUND))
def judgments_on_statement(key: str, browser: Browsing) -> Judgments:
    """What people decided about a statement, and what that comes to."""
    target = f"statement/{key}"
    found = judgments_on(browser.store, [target])
    if not found:
        browser.statement(target)  # raises where there never was one
    return _judgments(found)


@router.post(
    "/statements/{key}/judgments",
    status_code=HTTPStatus.CREATED,
    responses=documented(*_REFUSED),
    dependencies=[Depends(lead_on)],
)
def judge_statement(
    key: str, said: JudgmentToMake, token: Judge, browser: Browsing, writing: WritingParts
) -> Judgments:
    """Accept, reject or correct a statement, or take that back (`unsure`); the last counts, all are kept.

    A rejected statement stays, with its evidence, but no question, path or picture holds it. One that is
    corrected is rejected, and the right one stands on a note of who corrected it.
    """
    target = f"statement/{key}"
    browser.statement(target)
    made = Judgment(target, Verdict(said.verdict), token.name, datetime.now(UTC), said.reason)
    if made.verdict is Verdict.CORRECT:
        correct(browser.store, made, Correction(said.object, said.value, said.when))
    else:
        judge_and_settle(browser.store, [check_judgment(made)])
    writing.audit.note(token.name, "judge", target, "done", verdict=said.verdict, reason=said.reason)
    return _judgments(judgments_on(browser.store, [target]))


@router.post("/judgments", status_code=HTTPStatus.CREATED, responses=documented(*_REFUSED))
def judge_pair(said: PairToJudge, token: Judge, browser: Browsing, writing: WritingParts) -> JudgmentMade:
    """Say whether two entities are the same: `same` makes them one, `different` and `unsure` take that back.

    The id of the one that goes leads to the other (308), and all that is said of it is said of that; nothing
    is lost. 409 where judgments that still count say otherwise.
    """
    ends = {said.one, said.other}
    for end in sorted(ends - merged_into(browser.store, ends).keys()):
        browser.require(end)
    target = pair_of(said.one, said.other)
    made = check_judgment(Judgment(target, Verdict(said.verdict), token.name, datetime.now(UTC), said.reason))
    browser.store.judge([made])
    writing.audit.note(token.name, "judge", target, "done", verdict=said.verdict, reason=said.reason)
    return _made(made)


def _judgments(found: Sequence[Judgment]) -> Judgments:
    return Judgments(review=review_after(found), judgments=[_made(judgment) for judgment in found])


def _made(judgment: Judgment) -> JudgmentMade:
    return JudgmentMade(
        id=judgment.id,
        target=judgment.target,
        verdict=judgment.verdict,
        by=judgment.by,
        at=judgment.at,
        reason=judgment.reason,
        instead=judgment.instead,
    )
