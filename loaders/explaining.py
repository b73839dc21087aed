"""Why an article gives the statements that it gives."""

from collections.abc import Iterator, Mapping

from loaders.extraction.rules import RuleExtractor
from loaders.extraction.text.document import Claim, Document
from loaders.outcomes import outcome_of
from loaders.resolution.assembly import assemble
from ontology.labels import basis_label, predicate_label, status_label
from ontology.posts import post_label
from ontology.reference import load_reference
from ontology.statements import Article, Entity, Evidence, Statement, Subgraph
from ontology.vocabulary import SIGNATURES, Basis, Predicate, Status
from visualizations.explanation import Explanation, Mark, Refused, Said


def explain(article: Article, *, language: str = "en") -> Explanation:
    """How the rules read an article, worded in `language`; the article's own words stay as they are."""
    extractor = RuleExtractor()
    document = extractor.read(article, explained=True)
    subgraph = assemble(document, load_reference())
    entities = {entity.id: entity for entity in subgraph.entities}
    return Explanation(
        article=article,
        extractor=extractor.name,
        marks=tuple(_marks(document, subgraph)),
        said=tuple(_said(subgraph, entities, language)),
        refused=tuple(
            sorted(_refused(document, subgraph, extractor.name), key=lambda r: (r.start, r.end, r.rule))
        ),
    )


def _marks(document: Document, subgraph: Subgraph) -> Iterator[Mark]:
    by_place = {(m.start, m.end): entity for entity in subgraph.entities for m in entity.mentions}
    for mention in document.mentions:
        entity = by_place.get((mention.start, mention.end))
        if entity is not None:
            yield Mark(mention.start, mention.end, entity.id, entity.label(), entity.kind, mention.rule)


def _said(subgraph: Subgraph, entities: Mapping[str, Entity], language: str) -> Iterator[Said]:
    sightings = [(e, s) for s in subgraph.statements for e in s.evidence]
    sightings.sort(key=lambda pair: (pair[0].order, pair[1].predicate, pair[1].id))
    for number, (evidence, statement) in enumerate(sightings, start=1):
        details = filter(None, (_post(statement, evidence, language), statement.when))
        said = predicate_label(statement.predicate, language)
        added = ", ".join(details)
        yield Said(
            number=number,
            start=evidence.start,
            end=evidence.end,
            quote=evidence.quote,
            subject=entities[statement.subject].label(language),
            predicate=f"{said} ({added})" if added else said,
            object=_object(statement, entities, language),
            rule=evidence.rule,
            confidence=evidence.confidence,
            basis="" if evidence.basis is Basis.STATED else basis_label(evidence.basis, language),
        )


def _post(statement: Statement, evidence: Evidence, language: str) -> str | None:
    if statement.role is None:
        return None
    label = post_label(statement.role, language)
    return label if evidence.role is None or evidence.role == label else f"{label}: “{evidence.role}”"


def _object(statement: Statement, entities: Mapping[str, Entity], language: str) -> str:
    if statement.object is not None:
        return entities[statement.object].label(language)
    value = statement.value or ""
    if statement.predicate is Predicate.STATUS and value in set(Status):
        return status_label(Status(value), language)
    return value


class _AsRead:
    """The extraction at hand as an extractor, so that it is held against the ontology as in a load."""

    def __init__(self, name: str, subgraph: Subgraph) -> None:
        self.name = name
        self._subgraph = subgraph

    def extract(self, article: Article) -> Subgraph:
        return self._subgraph


def _refused(document: Document, subgraph: Subgraph, name: str) -> Iterator[Refused]:
    """What finders passed over, claims that the ontology does not allow, statements that it refuses."""
    for passed in dict.fromkeys(document.refusals):
        quote = document.quote(passed.start, passed.end)
        yield Refused(passed.start, passed.end, quote, passed.what, passed.rule, passed.reason)
    kept = {
        (e.start, e.end, e.rule, statement.predicate, statement.value)
        for statement in subgraph.statements
        for e in statement.evidence
    }
    for claim in document.claims:
        reason = _breach(document, claim)
        if reason and (claim.start, claim.end, claim.rule, claim.predicate, claim.value) not in kept:
            quote = document.quote(claim.start, claim.end)
            yield Refused(claim.start, claim.end, quote, _worded(document, claim), claim.rule, reason)
    for refusal in outcome_of(document.article, _AsRead(name, subgraph)).refused:
        yield Refused(0, 0, "", "a statement", refusal.rule, refusal.message)


def _breach(document: Document, claim: Claim) -> str | None:
    subjects, objects = SIGNATURES[claim.predicate]
    subject = document.candidates[claim.subject].kind
    if subject not in subjects:
        return f"its subject must be {' or '.join(sorted(subjects))}, this is {subject}"
    if claim.object is None:
        return None if claim.predicate.is_literal and claim.value is not None else "it has no object"
    target = document.candidates[claim.object].kind
    if target not in objects:
        return f"its object must be {' or '.join(sorted(objects)) or 'a value'}, this is {target}"
    return "it would be about itself" if claim.subject == claim.object else None


def _worded(document: Document, claim: Claim) -> str:
    ends = (claim.subject, claim.object)
    subject, target = (_name(document, key) if key else claim.value or "" for key in ends)
    return f"{subject} {predicate_label(claim.predicate)} {target}"


def _name(document: Document, key: str) -> str:
    candidate = document.candidates[key]
    if candidate.entry is not None:
        return candidate.entry.entity().label()
    for names in candidate.names.values():
        if names:
            return names[0]
    place = next((m for m in document.mentions if m.key == key), None)
    return document.quote(place.start, place.end) if place else key
