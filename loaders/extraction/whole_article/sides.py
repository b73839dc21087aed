"""The two sides of an article on what two offices or countries do together, and their agreements."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document, Mentioned, Sentence
from ontology.vocabulary import Kind, Predicate

RULE = "sides"
_WEIGHTS = {Predicate.PARTY_TO: 3, Predicate.SIGNED: 2, Predicate.HOSTED: 2, Predicate.PARTICIPATED_IN: 1}
_ENOUGH = 2  # what a pair must weigh to be the sides
_TITLE = 3  # what it weighs that the first sentence names both
_CONFIDENCE = 0.55


def find_sides(document: Document, knowledge: Knowledge) -> None:
    """Claim that the article's two sides are the parties of agreements told of without any.

    The offices are the parties of what offices agree, the countries of treaties and of what is said
    to be theirs.
    """
    shared = _sharing(document)
    offices, countries = sides(document), shared or _countries(document, knowledge)
    _capitals(document, knowledge)
    _work_together(document, offices)
    parties = _parties(document)
    spoken = {key for c in document.claims for key in (c.subject, c.object)}
    first = {m.key: m for m in reversed(document.mentions)}
    for key, candidate in list(document.candidates.items()):
        described = candidate.kind is Kind.AGREEMENT and candidate.entry is None and not candidate.plural
        if not described or key not in spoken or key not in first:
            continue
        mention = first[key]
        pair = countries if shared or _is_of_countries(document, mention) else offices
        told = parties.get(key, set())
        if pair is None or not (told < set(pair)):
            continue
        if not _is_of_others(document, mention, (*(offices or ()), *(countries or ()))):
            for side in pair:
                _claim(document, side, Predicate.PARTY_TO, key, mention)


def _work_together(document: Document, offices: tuple[str, str] | None) -> None:
    """Claim that the two sides cooperate, and so do two offices that hold an event together."""
    first = {m.key: m for m in reversed(document.mentions)}
    hosts: dict[str, list[Claim]] = {}
    for claim in document.claims:
        if claim.predicate is Predicate.HOSTED and claim.object is not None:
            told = hosts.setdefault(claim.object, [])
            told += [claim] if all(other.subject != claim.subject for other in told) else []
    pairs = {tuple(sorted((a.subject, b.subject))): b for a, b in (h for h in hosts.values() if len(h) == 2)}
    for (one, other), claim in pairs.items():
        if all(document.candidates[k].kind is Kind.AGENCY for k in (one, other)) and _apart(
            document, one, other
        ):
            _cooperate(document, one, other, claim.start)
    if offices is not None and all(key in first for key in offices):
        _cooperate(document, *offices, max(first[key].start for key in offices))


def _cooperate(document: Document, one: str, other: str, place: int) -> None:
    told = {(c.subject, c.object) for c in document.claims if c.predicate is Predicate.COOPERATES_WITH}
    sentence = document.sentence_at(place)
    if (one, other) not in told and (other, one) not in told:
        document.claim(
            Claim(one, Predicate.COOPERATES_WITH, other, None, sentence.start, sentence.end, RULE, 0.5)
        )


def _parties(document: Document) -> dict[str, set[str]]:
    """Who is said to be in each agreement, people left aside."""
    found: dict[str, set[str]] = {}
    for claim in document.claims:
        person = document.candidates[claim.subject].kind is Kind.OFFICIAL
        if (
            claim.predicate in (Predicate.PARTY_TO, Predicate.SIGNED)
            and claim.object is not None
            and not person
        ):
            found.setdefault(claim.object, set()).add(claim.subject)
    return found


def _capitals(document: Document, knowledge: Knowledge) -> None:
    """Where towns of two countries are said to agree, the countries do: "which Lima and Rome concluded"."""
    state: dict[str, str] = {}
    for parties in _parties(document).values():
        homes = {
            key: home for key in parties if (home := _home_of_town(document, knowledge, key)) is not None
        }
        if len(parties) == len(set(homes.values())) == 2:
            state |= homes
    meant = (Predicate.PARTY_TO, Predicate.COOPERATES_WITH)
    document.claims = [
        replace(c, subject=state.get(c.subject, c.subject), object=state.get(c.object or "", c.object))
        if c.predicate in meant
        else c
        for c in document.claims
    ]


def sides(document: Document) -> tuple[str, str] | None:
    """The two offices, of different countries or one of none, that most things of an article are between."""
    weights: Counter[tuple[str, str]] = Counter()
    for predicate, group in _together(document):
        for pair in combinations(sorted(group), 2):
            if _apart(document, *pair):
                weights[pair] += _WEIGHTS[predicate] if len(group) == len(pair) else 1
    title = document.sentences[0]
    named = {m.key for m in document.within(title.start, title.end, (Kind.AGENCY,))}
    for pair in combinations(sorted(named), 2):
        if _apart(document, *pair):
            weights[pair] += _TITLE
    for one, other in _beside(document):
        weights[one, other] += 1
    best = weights.most_common(2)
    if not best or best[0][1] < _ENOUGH or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _home_of_town(document: Document, knowledge: Knowledge, key: str) -> str | None:
    town = document.candidates[key]
    if town.kind is not Kind.PLACE or town.entry is None or is_country(town.entry):
        return None
    entry = knowledge.country_entry(town.country or "")
    return document.candidate(entry.id, entry.kind, entry).key if entry is not None else None


def _beside(document: Document) -> Iterator[tuple[str, str]]:
    """Offices that are named as one: "A and B"."""
    named = [m for m in document.mentions if document.candidates[m.key].kind is Kind.AGENCY]
    for left, right in pairwise(named):
        gap = document.text[left.end : right.start]
        if _pattern(document.language, "joined").fullmatch(gap) and _apart(document, left.key, right.key):
            one, other = sorted((left.key, right.key))
            yield one, other


def _together(document: Document) -> Iterator[tuple[Predicate, set[str]]]:
    """Each agreement and event with the offices that are in it, in their own name or by their people."""
    posts = {c.subject: c.object for c in reversed(document.claims) if c.predicate is Predicate.HOLDS_POST}
    groups: dict[tuple[str, Predicate], set[str]] = {}
    for claim in document.claims:
        if claim.predicate in _WEIGHTS and claim.object is not None:
            office = posts.get(claim.subject, claim.subject) or claim.subject
            if document.candidates[office].kind is Kind.AGENCY:
                groups.setdefault((claim.object, claim.predicate), set()).add(office)
    for (_, predicate), group in groups.items():
        yield predicate, group


def _apart(document: Document, one: str, other: str) -> bool:
    """Whether two offices are known and not of one country."""
    homes = [document.candidates[key].country for key in (one, other)]
    known = [
        document.candidates[key].entry is not None or home
        for key, home in zip((one, other), homes, strict=True)
    ]
    return all(known) and homes[0] != homes[1]


def _countries(document: Document, knowledge: Knowledge) -> tuple[str, str] | None:
    """The two countries that the first sentence names, else those of the two offices."""
    title = document.sentences[0]
    places = dict.fromkeys(m.key for m in document.within(title.start, title.end, (Kind.PLACE,)))
    states = [k for k in places if (e := document.candidates[k].entry) is not None and is_country(e)]
    if len(states) == 2:
        return states[0], states[1]
    return _homes(document, knowledge)


def _sharing(document: Document) -> tuple[str, str] | None:
    """The two countries whose joint committee the article tells of."""
    shared: dict[str, set[str]] = {}
    for claim in document.claims:
        if claim.predicate is Predicate.MEMBER_OF and claim.object is not None:
            shared.setdefault(claim.object, set()).add(claim.subject)
    met = {c.object for c in document.claims if c.predicate is Predicate.HELD_UNDER}
    found = {tuple(sorted(group)) for forum, group in shared.items() if len(group) == 2 and forum in met}
    if len(found) != 1:
        return None
    one, other = found.pop()
    return one, other


def _homes(document: Document, knowledge: Knowledge) -> tuple[str, str] | None:
    """The countries of the two offices."""
    codes = [document.candidates[key].country or "" for key in sides(document) or ()]
    entries = [entry for code in codes if (entry := knowledge.country_entry(code)) is not None]
    if len(entries) != 2:
        return None
    one, other = (document.candidate(entry.id, entry.kind, entry).key for entry in entries)
    return one, other


def _is_of_countries(document: Document, mention: Mentioned) -> bool:
    sentence = document.sentence_at(mention.start)
    words = document.text[mention.start : sentence.end]
    return _pattern(document.language, "countries").search(words) is not None


def _is_of_others(document: Document, mention: Mentioned, own: Iterable[str]) -> bool:
    """Whether its sentence names a body or country that is none of the sides."""
    sentence = document.sentence_at(mention.start)
    homes = {document.candidates[key].country for key in own}
    return any(
        other.key not in own and document.candidates[other.key].country not in homes
        for other in document.within(sentence.start, sentence.end, (Kind.AGENCY, Kind.FORUM, Kind.PLACE))
        if not _is_town(document, other)
    )


def _is_town(document: Document, mention: Mentioned) -> bool:
    candidate = document.candidates[mention.key]
    state = candidate.entry is not None and is_country(candidate.entry)
    return candidate.kind is Kind.PLACE and not state


def _claim(document: Document, side: str, predicate: Predicate, other: str, mention: Mentioned) -> None:
    sentence: Sentence = document.sentence_at(mention.start)
    document.claim(Claim(side, predicate, other, None, sentence.start, sentence.end, RULE, _CONFIDENCE))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """Words that tell whose an agreement is; lexicon/sides.yaml."""
    return re.compile(load_lexicon("sides")[language][name])
