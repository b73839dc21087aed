"""What fits the letters that someone types, and a few words on it."""

from html import escape

from graph_api.browsing import Browser
from graph_api.reconciliation.models import Flyout, Proposal, Suggestion, Suggestions, Thing
from graph_api.reconciliation.properties import Property, properties, properties_of
from graph_api.reconciliation.querying import describe, kinds_of, type_of
from ontology.errors import NotFound
from ontology.folding import fold
from ontology.labels import kind_definition, kind_label
from ontology.vocabulary import Kind
from queries.search import search

_SHOWN = 10
_DEEPEST = 200


def entities(browser: Browser, prefix: str, cursor: int, language: str) -> Suggestions:
    """Entities by name, from the one at `cursor` on."""
    hits = search(browser.read, prefix, limit=min(cursor + _SHOWN, _DEEPEST))[cursor:]
    known = browser.entities([hit.id for hit in hits])
    return Suggestions(
        result=[
            Suggestion(
                id=hit.id,
                name=(hit.name_vi if language == "vi" else hit.name_en) or hit.name,
                description=describe(known[hit.id].model_dump(), language),
                notable=[type_of(hit.kind, language)],
            )
            for hit in hits
            if hit.id in known
        ]
    )


def types(prefix: str, cursor: int, language: str) -> Suggestions:
    """Kinds by their names in either language."""
    fitting = [k for k in Kind if _fits(prefix, k.value, kind_label(k, "en"), kind_label(k, "vi"))]
    return Suggestions(
        result=[
            Suggestion(
                id=kind.value, name=kind_label(kind, language), description=kind_definition(kind, language)
            )
            for kind in fitting[cursor : cursor + _SHOWN]
        ]
    )


def property_suggestions(prefix: str, cursor: int, language: str) -> Suggestions:
    """Properties by their names in either language."""
    fitting = [p for p in properties().values() if _fits(prefix, p.id, *p.names.values())]
    return Suggestions(
        result=[Suggestion(**_named(p, language).model_dump()) for p in fitting[cursor : cursor + _SHOWN]]
    )


def propose(type_id: str | None, limit: int, language: str) -> Proposal:
    """The properties that entities of a type can have."""
    kinds = kinds_of(type_id)
    kind = kinds[0] if kinds else None
    found = [] if kinds == () else properties_of(kind)
    return Proposal(type=type_id, limit=limit, properties=[_named(p, language) for p in found[:limit]])


def flyout_of_entity(browser: Browser, entity: str, language: str) -> Flyout:
    """A few words on an entity."""
    browser.require(entity)
    known = browser.entities([entity])[entity]
    name = (known.name_vi if language == "vi" else known.name_en) or known.name
    return _flyout(entity, name, describe(known.model_dump(), language))


def flyout_of_type(type_id: str, language: str) -> Flyout:
    """What belongs to a kind."""
    kinds = kinds_of(type_id)
    if not kinds:
        raise NotFound(f"There is no type {type_id!r}; known are {', '.join(Kind)}.")
    return _flyout(type_id, kind_label(kinds[0], language), kind_definition(kinds[0], language))


def flyout_of_property(property_id: str, language: str) -> Flyout:
    """What a property says."""
    known = properties().get(property_id)
    if known is None:
        raise NotFound(f"There is no property {property_id!r}; see the proposed properties.")
    return _flyout(property_id, known.names[language], known.description)


def _named(known: Property, language: str) -> Thing:
    return Thing(id=known.id, name=known.names[language], description=known.description)


def _fits(prefix: str, *names: str) -> bool:
    wanted = fold(prefix)
    return any(f" {wanted}" in f" {fold(name)}" for name in names)


def _flyout(thing: str, name: str, description: str) -> Flyout:
    return Flyout(id=thing, html=f"<p><strong>{escape(name)}</strong></p><p>{escape(description)}</p>")
