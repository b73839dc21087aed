"""Turn what was read in one article into a subgraph: ids, mentions, statements with evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.extraction.text.document import Candidate, Claim, Document, Mentioned
from loaders.resolution.identity import entity_id
from ontology.posts import post_key
from ontology.reference import Reference
from ontology.statements import (
    Entity,
    Evidence,
    Mention,
    Statement,
    Subgraph,
    SubgraphBuilder,
    found_labels,
)
from ontology.vocabulary import SIGNATURES, Predicate

Name = tuple[str, str]


def assemble(document: Document, reference: Reference) -> Subgraph:
    """The article, the entities that it mentions or that claims are about, and its statements."""
    claims = [claim for claim in document.claims if _is_valid(document, claim)]
    needed = {m.key for m in document.mentions}
    needed |= {key for c in claims for key in (c.subject, c.object) if key is not None}
    ids = {key: entity_id(document, key, reference) for key in sorted(needed)}
    builder = SubgraphBuilder()
    builder.add(document.article)
    builder.update(_entities(document, claims, ids, reference))
    builder.update(_together(_statement(document, claim, ids) for claim in claims))
    return builder.build()


def _is_valid(document: Document, claim: Claim) -> bool:
    """Whether the ontology allows the claim between entities of these kinds."""
    subjects, objects = SIGNATURES[claim.predicate]
    if document.candidates[claim.subject].kind not in subjects or claim.subject == claim.object:
        return False
    if claim.object is None:
        return claim.predicate.is_literal and claim.value is not None
    return document.candidates[claim.object].kind in objects


def _entities(
    document: Document, claims: list[Claim], ids: dict[str, str], reference: Reference
) -> list[Entity]:
    places: dict[str, list[Mentioned]] = defaultdict(list)
    for mention in document.mentions:
        places[mention.key].append(mention)
    for claim in claims:
        for key in (claim.subject, claim.object):
            if key is not None and key not in places and document.candidates[key].entry is None:
                places[key].append(Mentioned(claim.start, claim.end, key, claim.rule))
    return [_entity(document, document.candidates[key], ids[key], places[key]) for key in ids]


def _entity(document: Document, candidate: Candidate, entity: str, places: list[Mentioned]) -> Entity:
    if candidate.entry is not None:
        mentions = tuple(sorted({_mention(document, place, ()) for place in places}))
        return merged(candidate.entry.entity(), mentions)
    found = tuple(
        sorted({_mention(document, p, _names(document, candidate, p, n)) for n, p in enumerate(places)})
    )
    return Entity(
        id=entity,
        kind=candidate.kind,
        labels=found_labels(found),
        country=candidate.country,
        mentions=found,
    )


def merged(entity: Entity, mentions: tuple[Mention, ...]) -> Entity:
    """A curated entity with the places that name it."""
    return Entity(
        entity.id,
        entity.kind,
        entity.labels,
        entity.aliases,
        entity.country,
        entity.identifiers,
        True,
        mentions,
    )


def _mention(document: Document, place: Mentioned, names: tuple[Name, ...]) -> Mention:
    quote = document.quote(place.start, place.end)
    return Mention(document.article.key, place.start, place.end, quote, names)


def _names(document: Document, candidate: Candidate, place: Mentioned, number: int) -> tuple[Name, ...]:
    """The names that a mention gives: all that the rules composed, on the first; else its own words."""
    if candidate.names:
        first = ((language, name) for language, names in candidate.names.items() for name in names)
        return tuple(sorted(set(first))) if number == 0 else ()
    return ((document.language, document.quote(place.start, place.end)),)


def _statement(document: Document, claim: Claim, ids: dict[str, str]) -> Statement:
    evidence = Evidence(
        article=document.article.key,
        start=claim.start,
        end=claim.end,
        quote=document.quote(claim.start, claim.end),
        rule=claim.rule,
        confidence=claim.confidence,
        role=claim.role,
        basis=claim.basis,
    )
    return Statement(
        subject=ids[claim.subject],
        predicate=claim.predicate,
        object=ids[claim.object] if claim.object is not None else None,
        value=claim.value,
        role=_post(claim),
        when=claim.when,
        evidence=(evidence,),
    )


def _together(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Equal statements as one with the evidence of all, at once instead of one by one."""
    first: dict[tuple[str | None, ...], Statement] = {}
    evidence: dict[tuple[str | None, ...], list[Evidence]] = defaultdict(list)
    for said in statements:
        same: tuple[str | None, ...] = (
            said.subject, said.predicate, said.object, said.value, said.role, said.when
        )  # fmt: skip
        first.setdefault(same, said)
        evidence[same] += said.evidence
    for key, said in first.items():
        found = evidence[key]
        yield said if len(found) == 1 else replace(said, evidence=tuple(found))


def _post(claim: Claim) -> str | None:
    if claim.predicate is not Predicate.HOLDS_POST or claim.role is None:
        return None
    return post_key(claim.role)
