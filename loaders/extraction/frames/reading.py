"""What a sentence leaves unsaid: who acts in it, who the two sides are, which meeting it speaks of."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.extraction.bodies.knowledge import is_country
from loaders.extraction.bodies.towns import TOWN
from loaders.extraction.frames.frames import expand_pattern
from loaders.extraction.frames.views import View, signs_of, views
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

_ACTOR = re.compile(signs_of(Kind.AGENCY, Kind.PLACE, Kind.OFFICIAL))
_REACH = 60  # characters before the first actor of a sentence
_LATEST = {Kind.EVENT: "the_event", Kind.AGREEMENT: "the_agreement", Kind.PROGRAMME: "the_programme"}
_BARE_BODY = re.compile(r"^(?:[^;:.]{0,25}, )?(Cục|Bộ|Sở|Viện|Vụ|Tổng cục|Văn phòng)(?=\s(?!trưởng|[A-ZĐ]))")

Context = Mapping[str, tuple[str, ...]]
"""Contextual slot → the keys that fill it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence and what the article fills in."""

    view: View
    context: Context


def read(document: Document) -> Iterator[Reading]:
    """Every sentence with its context."""
    context: dict[str, tuple[str, ...]] = {}
    context |= dict.fromkeys(("subject", "both", "two_people"), ())
    context |= {slot: _only(document, kind) for kind, slot in _LATEST.items()}
    people: list[str] = []
    named: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    offices = {c.subject: c.object for c in reversed(document.claims) if c.predicate is Predicate.HOLDS_POST}
    context["former_agreement"] = ()
    for view in views(document):
        context["two_people"] = tuple(people[-2:]) if len(people) > 1 else ()
        context["subject_here"] = _subject(document, view)
        context["subject"] = context["subject_here"] or context["subject"]
        named = _both(document, view) or named
        met = _met(document, view, offices) or met
        context["both"] = named or (met if len(met) > 1 else ())
        context["former_agreement"] = context["the_agreement"]
        for unit in view.units.values():
            if unit.mention is not None:
                slot = _LATEST.get(document.candidates[unit.mention.key].kind, "")
                if slot:
                    context[slot] = (unit.mention.key,)
                elif document.candidates[unit.mention.key].kind is Kind.OFFICIAL:
                    people = [key for key in people if key != unit.mention.key] + [unit.mention.key]
        states = {"both_countries": _states(document, context["both"])}
        yield Reading(view, {**context, **_by_kind(document, context["subject"]), **states})


def _only(document: Document, kind: Kind) -> tuple[str, ...]:
    """The one thing of a kind that the article describes: meant even before it is named."""
    keys = {m.key: None for m in document.mentions if document.candidates[m.key].kind is kind}
    return tuple(keys) if len(keys) == 1 and not document.candidates[next(iter(keys))].plural else ()


def _by_kind(document: Document, subject: tuple[str, ...]) -> Context:
    countries = tuple(k for k in subject if document.candidates[k].kind is Kind.PLACE)
    return {"subject_country": countries, "subject_body": tuple(k for k in subject if k not in countries)}


def _subject(document: Document, view: View) -> tuple[str, ...]:
    """The body, country or person that a sentence begins with."""
    if bare := _BARE_BODY.match(view.masked):
        return _own_body(document, bare[1])
    found = _ACTOR.search(view.masked)
    if found is None or found.start() > _REACH:
        return ()
    if _assents(document.language).match(view.masked, found.end()):
        return ()
    before = view.masked[: found.start()].rpartition(",")[2].split()[-4:]
    links = words(load_lexicon("slots")["never_subject"], document.language, "slots")
    if any(word in links for word in before):
        return ()
    mention = view.units[found.group()].mention
    if mention is None or _is_town(document, mention.key):
        return ()
    return (mention.key,)


def _is_town(document: Document, key: str) -> bool:
    """Whether it is a place that does not act, as countries do."""
    candidate = document.candidates[key]
    town = candidate.sort == TOWN or (candidate.entry is not None and not is_country(candidate.entry))
    return candidate.kind is Kind.PLACE and town


def _own_body(document: Document, head: str) -> tuple[str, ...]:
    """The body that the article means by "Cục" alone: the one of such a name that it names most."""
    counts = Counter(
        m.key
        for m in document.mentions
        if document.candidates[m.key].kind is Kind.AGENCY
        and document.quote(m.start, m.end).startswith(head + " ")
    )
    return tuple(key for key, _ in counts.most_common(1))


def _both(document: Document, view: View) -> tuple[str, ...]:
    """The two that a sentence names together: "A and B agreed", "between A and B"."""
    for match in _pairs(document.language).finditer(view.masked):
        units = [view.units[sign] for sign in match["party"] if sign in view.units]
        keys = {unit.mention.key: None for unit in units if unit.mention is not None}
        if len(keys) == 2:
            return tuple(keys)
    return ()


def _met(document: Document, view: View, offices: Mapping[str, str | None]) -> tuple[str, ...]:
    """The known offices, of different countries, of the two people that a sentence names."""
    keys = {unit.mention.key: None for unit in view.units.values() if unit.mention is not None}
    people = [key for key in keys if document.candidates[key].kind is Kind.OFFICIAL]
    bodies = [document.candidates[office] for one in people if (office := offices.get(one)) is not None]
    if not len(people) == len(bodies) == 2 or bodies[0].country == bodies[1].country:
        return ()
    return tuple(body.key for body in bodies if body.kind is Kind.AGENCY and body.entry is not None)


def _states(document: Document, both: tuple[str, ...]) -> tuple[str, ...]:
    """The two countries that two bodies are of, as far as the article names them."""
    named = {
        c.country: key
        for key, c in document.candidates.items()
        if c.kind is Kind.PLACE and c.country and c.entry is not None and is_country(c.entry)
    }
    bodies = {key: document.candidates[key] for key in both}
    found = dict.fromkeys(
        key if body.kind is Kind.PLACE else named.get(body.country or "", "") for key, body in bodies.items()
    )
    return tuple(found) if len(found) == len(both) and "" not in found else ()


@cache
def _assents(language: str) -> re.Pattern[str]:
    """Words by which somebody lets others sign: it is then they who act."""
    return re.compile(expand_pattern("<plain><assent>", language))


@cache
def _pairs(language: str) -> re.Pattern[str]:
    return re.compile(expand_pattern("(?:^(?:The )?<lead>|giữa <lead>|between <lead>){party+}", language))
