"""How much a graph holds of what, from whom and under which terms: the figures that describe a dataset."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ontology.jsonl import Part
from ontology.statements import Article, Entity, Statement, canonical


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Articles of one publisher under one licence; an empty text where they name none."""

    publisher: str
    licence: str
    articles: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """The figures of one graph; every mapping is in the order of its names."""

    kinds: Mapping[str, int] = field(default_factory=dict)  # kind → entities
    predicates: Mapping[str, int] = field(default_factory=dict)  # predicate → direct links, each once
    identifiers: Mapping[str, int] = field(default_factory=dict)  # scheme → entities that have one
    extractors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    examples: tuple[str, ...] = ()  # ids worth a look
    articles: int = 0
    statements: int = 0
    evidence: int = 0
    mentions: int = 0
    published: tuple[str, str] | None = None  # of the oldest and of the newest article

    @property
    def entities(self) -> int:
        """How many entities there are."""
        return sum(self.kinds.values())


def holdings_of(parts: Iterable[Part]) -> Holdings:
    """The figures of the graph that `parts` make."""
    count = _Count()
    for part in parts:
        if isinstance(part, Article):
            count.article(part)
        elif isinstance(part, Entity):
            count.entity(part)
        else:
            count.statement(canonical(part))
    return count.result()


@dataclass(slots=True)
class _Count:
    kinds: Counter[str] = field(default_factory=Counter)
    links: set[tuple[str, str, str]] = field(default_factory=set)
    identifiers: Counter[str] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    extractors: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    statements: int = 0
    evidence: int = 0
    mentions: int = 0

    def article(self, article: Article) -> None:
        self.sources[article.publisher or "", article.licence or ""] += 1
        self.extractors |= {article.extractor} if article.extractor else set()
        self.languages |= {article.language} if article.language else set()
        self.days |= {article.published} if article.published else set()

    def entity(self, entity: Entity) -> None:
        self.kinds[entity.kind] += 1
        self.identifiers.update({scheme for scheme, _ in entity.identifiers})
        self.mentions += len(entity.mentions)

    def statement(self, statement: Statement) -> None:
        self.statements += 1
        self.evidence += len(statement.evidence)
        self.links.add((statement.predicate, statement.subject, statement.object or statement.value or ""))
        self.ends.update(end for end in (statement.subject, statement.object) if end)

    def result(self) -> Holdings:
        busiest = sorted(self.ends.items(), key=lambda end: (-end[1], end[0]))
        return Holdings(
            kinds=_ordered(self.kinds),
            predicates=_ordered(Counter(predicate for predicate, _, _ in self.links)),
            identifiers=_ordered(self.identifiers),
            extractors=tuple(sorted(self.extractors)),
            languages=tuple(sorted(self.languages)),
            sources=tuple(Source(*names, articles) for names, articles in sorted(self.sources.items())),
            examples=tuple(sorted(name for name, _ in busiest[:3])),
            articles=sum(self.sources.values()),
            statements=self.statements,
            evidence=self.evidence,
            mentions=self.mentions,
            published=(min(self.days), max(self.days)) if self.days else None,
        )


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    return {str(name): counts[name] for name in sorted(counts)}
