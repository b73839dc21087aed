"""Find the entity that a description means."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from graph_api import models
from graph_api.asking import Browsing
from graph_api.browsing import Browser, entity_fields
from graph_api.problems import documented
from graph_api.scope import Lang, spoken
from ontology.dates import is_date
from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind, Status
from queries.countries import country_code
from queries.likeness import Candidate, Description, match
from queries.search import resolve_entity

router = APIRouter(tags=["search"])
_Text = Annotated[str, Field(min_length=1, max_length=500)]
_EXAMPLE: JsonDict = {
    "names": ["Cục SHTT"],
    "kind": "Agency",
    "country": "VN",
    "identifiers": {},
    "related": ["WIPO"],
    "limit": 3,
}


class DescribedEntity(models.Model):
    """What is known of the entity that is looked for."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})
    names: list[_Text] = Field(default_factory=list, max_length=10, description="In any language.")
    kind: Kind | None = Field(default=None, description="Only entities of this kind.")
    country: str | None = Field(default=None, max_length=100, description="A code or a name.")
    date: str | None = Field(default=None, max_length=30, description="Of an agreement, event or programme.")
    status: Status | None = None
    identifiers: dict[str, _Text] = Field(
        default_factory=dict, max_length=10, description="Scheme → value.", examples=[{"wikidata": "Q177773"}]
    )
    related: list[_Text] = Field(
        default_factory=list, max_length=10, description="Ids or names of entities that it is tied to."
    )
    limit: int = Field(default=5, ge=1, le=50)


class MatchReason(models.Model):
    """One thing that speaks for a candidate, or against it."""

    feature: str = Field(description="name, identifier, country, date, status or related.", examples=["name"])
    given: str
    found: str | None = Field(description="What the graph has.")
    effect: float = Field(
        description="How near the names are, from 0 to 1; what all else adds or takes away."
    )


class MatchCandidate(models.EntitySummary):
    """An entity that may be meant."""

    score: float = Field(description="From 0 to 1: the sum of the effects.")
    match: bool = Field(
        description="Whether a program may take it: sure, ahead of all others, uncontradicted."
    )
    reasons: list[MatchReason]


class MatchResults(models.Model):
    """Who may be meant, the likeliest first."""

    candidates: list[MatchCandidate]


@router.post("/match", responses=documented(HTTPStatus.NOT_FOUND))
def match_entity(
    browser: Browsing, described: Annotated[DescribedEntity, Body()], lang: Lang = "en"
) -> MatchResults:
    """The entities that a description may mean, each with a score and the reasons for it."""
    if not (described.names or described.identifiers):
        raise InvalidQuery("A description needs names or identifiers; the rest only weighs.")
    if described.country is not None and country_code(described.country) is None:
        raise InvalidQuery(f"country is {described.country!r}: give a country's name or its ISO code.")
    if described.date is not None and not is_date(described.date):
        raise InvalidQuery(f"date is {described.date!r}: give one such as 2023, 2023-06 or 2023-06-12.")
    found = match(browser.read, _description(browser, described), limit=described.limit)
    return spoken(MatchResults(candidates=[_shown(candidate) for candidate in found]), lang)


def _description(browser: Browser, described: DescribedEntity) -> Description:
    return Description(
        names=tuple(described.names),
        kinds=(Kind(described.kind),) if described.kind else (),
        country=described.country,
        date=described.date,
        status=described.status,
        identifiers=tuple(described.identifiers.items()),
        related=tuple(resolve_entity(browser.read, other) for other in described.related),
    )


def _shown(candidate: Candidate) -> MatchCandidate:
    reasons: list[dict[str, Any]] = [
        {"feature": r.feature, "given": r.given, "found": r.found, "effect": r.effect}
        for r in candidate.reasons
    ]
    return MatchCandidate(
        **entity_fields(candidate.row),
        score=candidate.score,
        match=candidate.is_match,
        reasons=[MatchReason(**reason) for reason in reasons],
    )
