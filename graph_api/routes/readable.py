"""Agreements, officials, events and forums, each with the parts that a reader expects."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path

from graph_api.asking import Browsing
from graph_api.browsing import API
from graph_api.listing import Listed
from graph_api.manners.answering import Answering
from graph_api.models import Page
from graph_api.problems import documented
from graph_api.readable import AgreementView, EventView, ForumView, OfficialView, view, views
from graph_api.scope import Scoped
from ontology.vocabulary import Kind

router = APIRouter(tags=["readable views"], route_class=Answering)


class AgreementPage(Page):
    """Some agreements, and where the next are."""

    agreements: list[AgreementView]


class OfficialPage(Page):
    """Some officials, and where the next are."""

    officials: list[OfficialView]


class EventPage(Page):
    """Some events, and where the next are."""

    events: list[EventView]


class ForumPage(Page):
    """Some forums, and where the next are."""

    forums: list[ForumView]


@router.get("/agreements", responses=documented(HTTPStatus.NOT_FOUND))
def list_agreements(browser: Browsing, listed: Listed, scope: Scoped) -> AgreementPage:
    """Agreements with parties, signatories, topics, status and dates, in the order of their ids.

    `tied_to` finds those of a party, a signatory or whatever else an agreement is tied to.
    """
    found, told = listed.page(Kind.AGREEMENT, f"{API}/agreements", scope.given)
    return scope.spoken(AgreementPage(agreements=views(browser, AgreementView, found, scope.bounds), **told))


@router.get("/agreements/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_agreement(
    key: Annotated[str, Path(examples=["mou-wipo-viet-nam-2025"])], browser: Browsing, scope: Scoped
) -> AgreementView:
    """One agreement by the part of its id behind `agreement/`, its signatories with their posts."""
    return scope.spoken(view(browser, AgreementView, key, scope.bounds))


@router.get("/officials", responses=documented(HTTPStatus.NOT_FOUND))
def list_officials(browser: Browsing, listed: Listed, scope: Scoped) -> OfficialPage:
    """Officials with posts, signatures and events; `tied_to` finds those of a body."""
    found, told = listed.page(Kind.OFFICIAL, f"{API}/officials", scope.given)
    return scope.spoken(OfficialPage(officials=views(browser, OfficialView, found, scope.bounds), **told))


@router.get("/officials/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_official(
    key: Annotated[str, Path(examples=["nguyen-van-mau"])], browser: Browsing, scope: Scoped
) -> OfficialView:
    """One official by the part of the id behind `official/`."""
    return scope.spoken(view(browser, OfficialView, key, scope.bounds))


@router.get("/events", responses=documented(HTTPStatus.NOT_FOUND))
def list_events(browser: Browsing, listed: Listed, scope: Scoped) -> EventPage:
    """Events with dates, places, hosts, who took part and what came of them, in the order of their ids."""
    found, told = listed.page(Kind.EVENT, f"{API}/events", scope.given)
    return scope.spoken(EventPage(events=views(browser, EventView, found, scope.bounds), **told))


@router.get("/events/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_event(
    key: Annotated[str, Path(examples=["awgipc-72"])], browser: Browsing, scope: Scoped
) -> EventView:
    """One event by the part of its id behind `event/`."""
    return scope.spoken(view(browser, EventView, key, scope.bounds))


@router.get("/forums", responses=documented(HTTPStatus.NOT_FOUND))
def list_forums(browser: Browsing, listed: Listed, scope: Scoped) -> ForumPage:
    """Forums with members, bodies, events and what they agreed on, in the order of their ids."""
    found, told = listed.page(Kind.FORUM, f"{API}/forums", scope.given)
    return scope.spoken(ForumPage(forums=views(browser, ForumView, found, scope.bounds), **told))


@router.get("/forums/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_forum(key: Annotated[str, Path(examples=["asean"])], browser: Browsing, scope: Scoped) -> ForumView:
    """One forum by the part of its id behind `forum/`."""
    return scope.spoken(view(browser, ForumView, key, scope.bounds))
