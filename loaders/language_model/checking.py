"""Hold a model's answer against the article and the ontology: what is sound becomes statements."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.language_model.answer import Answer, ModelClaim, NamedThing
from loaders.language_model.linking import Linker
from loaders.language_model.pieces import nearest, passages
from ontology.dates import bounds
from ontology.errors import InvalidStatement
from ontology.posts import post_key
from ontology.statements import Article, Entity, Evidence, Statement
from ontology.validation import check
from ontology.vocabulary import Basis, Kind, Predicate

CONFIDENCE = 0.5
"""Of a model's claim: below what rules give, since what a model finds is not reproducible."""

_COPY = "copy it letter by letter."

Place = tuple[int, int]


class _Unsound(Exception):
    """A claim is not sound; the text says why, to the model."""


@dataclass(slots=True)
class Checked:
    """What of an answer is sound, and what is not, in words for the model."""

    entities: dict[str, Entity] = field(default_factory=dict)  # by handle
    statements: list[Statement] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def checked(answer: Answer, article: Article, piece: Place, linker: Linker, rule: str) -> Checked:
    """The sound part of an answer on the `piece` of the article's text between two offsets."""
    return _Check(article, piece, linker, rule).of(answer)


@dataclass(slots=True)
class _Check:
    article: Article
    piece: Place
    linker: Linker
    rule: str

    def of(self, answer: Answer) -> Checked:
        """Things first, then the claims between them."""
        result = Checked()
        for thing in answer.things:
            try:
                result.entities[thing.handle] = self._entity(thing)
            except _Unsound as problem:
                result.problems.append(f"thing {thing.handle}: {problem}")
        for number, claim in enumerate(answer.claims, start=1):
            try:
                result.statements.append(self._statement(claim, result.entities))
            except (_Unsound, InvalidStatement) as problem:
                where = f"claim {number} ({claim.subject} {claim.predicate} {claim.object or claim.value})"
                result.problems.append(f"{where}: {problem}")
        return result

    def _places(self, words: str) -> Iterator[Place]:
        start, end = self.piece
        for place in passages((self.article.text or "")[start:end], words):
            yield place[0] + start, place[1] + start

    def _entity(self, thing: NamedThing) -> Entity:
        if thing.kind is Kind.TOPIC:
            topic = self.linker.topic(thing.name)
            if topic is None:
                raise _Unsound(f"{thing.name!r} is not in the list of topics.")
            return topic
        places = list(self._places(thing.name))
        if not places:
            raise _Unsound(f"the name {thing.name!r} does not stand in the article; {_COPY}")
        return self.linker.entity(thing.kind, thing.name, places)

    def _statement(self, claim: ModelClaim, entities: dict[str, Entity]) -> Statement:
        subject = self._end(claim.subject, entities)
        target = None if claim.object is None else self._end(claim.object, entities)
        statement = Statement(
            subject=subject.id,
            predicate=claim.predicate,
            object=target.id if target else None,
            value=claim.value,
            role=post_key(claim.post) if claim.post and claim.predicate is Predicate.HOLDS_POST else None,
            when=claim.when,
            evidence=(self._evidence(claim, subject),),
        )
        check(statement, {entity.id: entity for entity in entities.values()})
        return statement

    @staticmethod
    def _end(handle: str, entities: dict[str, Entity]) -> Entity:
        if handle not in entities:
            raise _Unsound(f"{handle!r} is the handle of no thing that was accepted.")
        return entities[handle]

    def _evidence(self, claim: ModelClaim, subject: Entity) -> Evidence:
        places = list(self._places(claim.quote))
        if not places:
            raise _Unsound(f"the quote {claim.quote!r} does not stand in the article; {_COPY}")
        mention = next(((m.start, m.end) for m in subject.mentions), places[0])
        start, end = nearest(places, mention)
        quote = (self.article.text or "")[start:end]
        role = claim.post if claim.predicate is Predicate.HOLDS_POST else None
        if role is not None and not passages(quote, role):
            raise _Unsound(f"the post {role!r} does not stand in the quote; {_COPY}")
        return Evidence(
            article=self.article.key,
            start=start,
            end=end,
            quote=quote,
            rule=self.rule,
            confidence=CONFIDENCE,
            role=role,
            basis=_basis(claim, quote),
        )


def _basis(claim: ModelClaim, quote: str) -> Basis:
    """Stated where the quote shows the year, else worked out from other words."""
    date = claim.value if claim.predicate is Predicate.DATE else claim.when
    if date is None:
        return Basis.STATED
    try:
        year = str(bounds(date)[0].year)
    except ValueError:
        return Basis.STATED  # the ontology's check names what is wrong with it
    return Basis.STATED if year in quote else Basis.RELATIVE
