"""Small random graphs and histories of loading them, with the graph that each history must leave."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from ontology.statements import (
    Article,
    Entity,
    Evidence,
    Mention,
    Statement,
    Subgraph,
    SubgraphBuilder,
    found_labels,
)
from ontology.vocabulary import SIGNATURES, Basis, Kind, Predicate

KEYS = ("bài-báo", "b-2025", "c", "😀", "Ａ")
TEXTS = (
    "Cục Sở hữu trí tuệ ký với JPO tại Hà Nội. 😀 Ảnh: Đỗ.",
    "The office signed; it was 2025.\n\tA 'quoted' \"word\" = \\ |x|",
)
NAMES = ("Cục Sở hữu trí tuệ", "NOIP", "Đỗ Thắng Hải", "a=b", "|", "😀", "  spaced ", "'", "ĐỖ THẮNG HẢI")
POSTS = (None, "director-general", "phó-cục-trưởng")
TIMES = (None, "2023", "2023-06-12", "2016/2025")
KNOWN = {  # id → (kind, whether curated): all that a sighting says of an entity follows from its id
    f"{kind.lower()}/{number}": (kind, number == 0) for kind in Kind for number in range(3)
}
RECORDED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def entity(key: str, given: Sequence[Mention]) -> Entity:
    mentions = tuple(sorted(set(given)))
    kind, curated = KNOWN[key]
    return Entity(
        id=key,
        kind=kind,
        labels=(("en", f"The {key}"), ("vi", f"Đơn vị {key}")) if curated else found_labels(mentions),
        aliases=(f"alias of {key}", "bí danh") if curated else (),
        country=("VN", "JP", None)[len(key) % 3],
        identifiers=(("wikidata", f"Q{len(key)}"),) if curated else (),
        reference=curated,
        mentions=mentions,
    )


@st.composite
def passages(draw: st.DrawFn, text: str) -> tuple[int, int, str]:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start, min(len(text), start + 9)))
    return start, end, text[start:end]


@st.composite
def claims(draw: st.DrawFn) -> Statement:
    predicate = draw(st.sampled_from(Predicate))
    subjects, objects = SIGNATURES[predicate]
    of = {
        kinds: sorted(key for key, (kind, _) in KNOWN.items() if kind in kinds)
        for kinds in (subjects, objects)
    }
    subject = draw(st.sampled_from(of[subjects]))
    if predicate.is_literal:
        value = draw(
            st.sampled_from(("2023", "2023-06") if predicate is Predicate.DATE else ("signed", "ended"))
        )
        return Statement(subject, predicate, value=value)
    others = [key for key in of[objects] if key != subject]
    role = draw(st.sampled_from(POSTS)) if predicate is Predicate.HOLDS_POST else None
    return Statement(
        subject, predicate, draw(st.sampled_from(others)), role=role, when=draw(st.sampled_from(TIMES))
    )


@st.composite
def articles(draw: st.DrawFn) -> Subgraph:
    """One article with what it says, as an extractor would give it."""
    key, text = draw(st.sampled_from(KEYS)), draw(st.sampled_from(TEXTS))
    article = Article(
        key=key,
        text=text,
        title=draw(st.sampled_from((None, "", "Tin tức", "News"))),
        language=draw(st.sampled_from(("vi", "en"))),
        published=draw(st.sampled_from(TIMES[:3])),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        extractor=draw(st.sampled_from(("rules 1", "rules 2"))),
        recorded=RECORDED.replace(second=draw(st.integers(0, 59))),
    )
    statements = []
    for claim in draw(st.lists(claims(), max_size=6)):
        evidence = tuple(
            Evidence(
                key,
                *draw(passages(text)),
                rule=draw(st.sampled_from(("rule-a", "rule-b"))),
                confidence=draw(st.sampled_from((0.25, 0.9, 1.0))),
                role=draw(st.sampled_from((None, "Cục trưởng"))) if claim.role else None,
                basis=draw(st.sampled_from(Basis)),
            )
            for _ in range(draw(st.integers(1, 2)))
        )
        statements.append(replace(claim, evidence=evidence))
    named = {end for s in statements for end in (s.subject, s.object) if end}
    named |= set(draw(st.lists(st.sampled_from(sorted(KNOWN)), max_size=2)))
    entities = []
    for name in sorted(named):
        pairs = st.lists(
            st.tuples(st.sampled_from(("en", "vi")), st.sampled_from(NAMES)), min_size=1, max_size=2
        )
        mentions = [
            Mention(key, *draw(passages(text)), tuple(sorted(set(draw(pairs)))))
            for _ in range(draw(st.integers(1, 2)))
        ]
        entities.append(entity(name, mentions))
    return Subgraph((article,), tuple(entities), tuple(statements))


Step = tuple[str, Any]
histories: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.lists(articles(), min_size=1, max_size=3)),
        st.tuples(st.just("remove"), st.lists(st.sampled_from(KEYS), max_size=2)),
    ),
    min_size=1,
    max_size=6,
)


@dataclass
class Model:
    """What a store must hold, worked out without one: the last version of each article, and nothing else."""

    articles: dict[str, Subgraph] = field(default_factory=dict)
    curated: set[str] = field(default_factory=set)

    def write(self, parts: Sequence[Subgraph]) -> Subgraph:
        """Take the last version of each article; returns the one subgraph to write."""
        latest = {part.articles[0].key: part for part in parts}
        for key, part in latest.items():
            self.curated |= {e.id for e in part.entities if e.reference}
            old, new = self.articles[key].articles[0] if key in self.articles else None, part.articles[0]
            if old and old.sha256 == new.sha256:
                part = replace(part, articles=(replace(new, recorded=old.recorded),))
            self.articles[key] = part
        return joined(latest.values())

    def remove(self, keys: Sequence[str]) -> None:
        for key in keys:
            self.articles.pop(key, None)

    def expected(self) -> list[Article | Entity | Statement]:
        curated = Subgraph(entities=tuple(entity(key, ()) for key in self.curated))
        return list(joined([*self.articles.values(), curated]).parts())


def joined(parts: Any) -> Subgraph:
    builder = SubgraphBuilder()
    for part in parts:
        builder.update(part.parts())
    return builder.build()
