"""Agreements, officials, events and forums as people read them: what is said of each, part by part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import Field

from graph_api.browsing import Browser, statement_summary
from graph_api.models import EntityReference, EntitySummary, Model, StatementSummary
from ontology.errors import NotFound
from ontology.vocabulary import Kind, Predicate
from queries import query


class Part(Model):
    """One thing that is said: of whom, since when, and by which statement."""

    entity: EntityReference
    role: str | None = Field(None, description="The post's key.", examples=["director-general"])
    when: str | None = Field(None, description="Valid time.", examples=["2018/2023"])
    predicate: Predicate
    statement: str = Field(examples=["statement/0db01f8d9c7cab694733"])
    url: str = Field(description="Where the statement and its evidence are.")
    confidence: float
    sources: int


class Value(Model):
    """A date or a status, and the statement that gives it."""

    value: str
    statement: str
    url: str
    confidence: float
    sources: int


class Post(Model):
    """A post that someone holds or held."""

    role: str | None
    agency: str
    agency_id: str


class Signatory(Part):
    """Who signed, and the posts that they hold."""

    posts: list[Post] = Field(default_factory=list, description="In the answer for one agreement.")


class View(EntitySummary):
    """What all readable views share."""

    more: int = Field(description="How many statements about it stand in none of the parts.")


class AgreementView(View):
    """An agreement."""

    parties: list[Part]
    signatories: list[Signatory]
    witnesses: list[Part]
    focal_points: list[Part]
    implementers: list[Part]
    issued_by: list[Part]
    topics: list[Part]
    dates: list[Value]
    statuses: list[Value]
    signed_at: list[Part] = Field(description="Events that it is the result of.")
    framework_of: list[Part] = Field(description="Events held under it.")
    builds_on: list[Part]
    followed_by: list[Part]


class OfficialView(View):
    """A person in office."""

    posts: list[Part]
    signed: list[Part]
    witnessed: list[Part]
    chaired: list[Part]
    took_part: list[Part]


class EventView(View):
    """A meeting, a visit, a signing."""

    dates: list[Value]
    places: list[Part]
    held_under: list[Part]
    hosts: list[Part]
    chairs: list[Part]
    participants: list[Part]
    witnesses: list[Part]
    results: list[Part]
    topics: list[Part]


class ForumView(View):
    """A forum or an organization of several."""

    members: list[Part]
    part_of: list[Part]
    bodies: list[Part] = Field(description="What belongs to it.")
    officials: list[Part]
    events: list[Part]
    agreements: list[Part]
    issued: list[Part]


_Side = tuple[Predicate, bool]  # whether the entity viewed is the subject
_P = Predicate
PARTS: Mapping[type[View], Mapping[str, _Side]] = {
    AgreementView: {
        "parties": (_P.PARTY_TO, False),
        "signatories": (_P.SIGNED, False),
        "witnesses": (_P.WITNESSED, False),
        "focal_points": (_P.FOCAL_POINT_FOR, False),
        "implementers": (_P.IMPLEMENTS, False),
        "issued_by": (_P.ISSUED, False),
        "topics": (_P.CONCERNS, True),
        "dates": (_P.DATE, True),
        "statuses": (_P.STATUS, True),
        "signed_at": (_P.RESULTED_IN, False),
        "framework_of": (_P.HELD_UNDER, False),
        "builds_on": (_P.RELATES_TO, True),
        "followed_by": (_P.RELATES_TO, False),
    },
    OfficialView: {
        "posts": (_P.HOLDS_POST, True),
        "signed": (_P.SIGNED, True),
        "witnessed": (_P.WITNESSED, True),
        "chaired": (_P.CHAIRED, True),
        "took_part": (_P.PARTICIPATED_IN, True),
    },
    EventView: {
        "dates": (_P.DATE, True),
        "places": (_P.HELD_IN, True),
        "held_under": (_P.HELD_UNDER, True),
        "hosts": (_P.HOSTED, False),
        "chairs": (_P.CHAIRED, False),
        "participants": (_P.PARTICIPATED_IN, False),
        "witnesses": (_P.WITNESSED, False),
        "results": (_P.RESULTED_IN, True),
        "topics": (_P.CONCERNS, True),
    },
    ForumView: {
        "members": (_P.MEMBER_OF, False),
        "part_of": (_P.PART_OF, True),
        "bodies": (_P.PART_OF, False),
        "officials": (_P.HOLDS_POST, False),
        "events": (_P.HELD_UNDER, False),
        "agreements": (_P.PARTY_TO, True),
        "issued": (_P.ISSUED, True),
    },
}
KINDS: Mapping[type[View], Kind] = {
    AgreementView: Kind.AGREEMENT,
    OfficialView: Kind.OFFICIAL,
    EventView: Kind.EVENT,
    ForumView: Kind.FORUM,
}
_View = TypeVar("_View", bound=View)


def views(
    browser: Browser, model: type[_View], entities: Sequence[EntitySummary], bounds: Mapping[str, Any]
) -> list[_View]:
    """Each entity as a view of that model, in the same order."""
    said: dict[str, list[StatementSummary]] = defaultdict(list)
    for row in browser.rows("statements_about", ids=[e.id for e in entities], **bounds) if entities else ():
        said[row["about"]].append(statement_summary(row))
    return [_view(model, entity, said[entity.id]) for entity in entities]


def view(browser: Browser, model: type[_View], key: str, bounds: Mapping[str, Any]) -> _View:
    """One entity as a view, an agreement's signatories with their posts."""
    wanted = f"{KINDS[model].lower()}/{key}"
    known = browser.entities([wanted])
    if wanted not in known:
        raise NotFound(f"There is no entity {wanted}; search for its name.")
    (found,) = views(browser, model, [known[wanted]], bounds)
    if isinstance(found, AgreementView):
        _add_posts(browser, found)
    return found


def _view(model: type[_View], entity: EntitySummary, statements: Iterable[StatementSummary]) -> _View:
    sides = {side: name for name, side in PARTS[model].items()}
    parts: dict[str, list[Any]] = {name: [] for name in PARTS[model]}
    more = 0
    for statement in statements:
        is_subject = statement.subject.id == entity.id
        name = sides.get((Predicate(statement.predicate), is_subject))
        if name is None:
            more += 1
        elif statement.object is None:
            parts[name].append(_value(statement))
        else:
            parts[name].append(_part(statement, statement.object if is_subject else statement.subject))
    return model.model_validate({**entity.model_dump(), **parts, "more": more})


def _part(statement: StatementSummary, other: EntityReference) -> dict[str, Any]:
    return {
        "entity": other,
        "role": statement.role,
        "when": statement.when,
        "predicate": statement.predicate,
        **_support(statement),
    }


def _value(statement: StatementSummary) -> dict[str, Any]:
    return {"value": statement.value, **_support(statement)}


def _support(statement: StatementSummary) -> dict[str, Any]:
    return {
        "statement": statement.id,
        "url": statement.url,
        "confidence": statement.confidence,
        "sources": statement.sources,
    }


def _add_posts(browser: Browser, agreement: AgreementView) -> None:
    asked = query("signatories_of_agreement")
    rows = browser.read(asked.text, asked.bind({"agreement": agreement.id}))
    posts = {row["signatory_id"]: row["posts"] for row in rows}
    for signatory in agreement.signatories:
        signatory.posts = [Post(**post) for post in posts.get(signatory.entity.id, ())]
