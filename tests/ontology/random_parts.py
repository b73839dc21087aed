"""Hypothesis strategies for whole, canonical parts of the graph."""

import hashlib
from dataclasses import replace
from datetime import UTC

from hypothesis import strategies as st

from ontology.folding import slug
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
from ontology.vocabulary import SIGNATURES, Basis, Kind, Predicate, Status

# RDF/XML cannot carry control characters; test_rdf.py tests that it refuses them.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=12)
WIDE_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LANGUAGES = st.sampled_from(["en", "vi"])
DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.tuples(st.dates(), st.dates()).map(lambda pair: "/".join(sorted(map(str, pair)))),
)
CONFIDENCES = st.floats(0, 1, exclude_min=True)


def articles(text: st.SearchStrategy[str]) -> st.SearchStrategy[Article]:
    maybe = st.none() | text
    return st.builds(
        Article,
        key=text.filter(bool) | st.sampled_from(["..", ".", "a/b", "bài báo 1", "%41", "x#y?z"]),
        text=st.none(),
        title=maybe,
        language=st.none() | LANGUAGES,
        published=st.none() | DATES,
        publisher=maybe,
        url=maybe,
        licence=maybe,
        sha256=st.just("") | text.map(lambda t: hashlib.sha256(t.encode()).hexdigest()),
        extractor=maybe,
        recorded=st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
    )


@st.composite
def mentions(draw: st.DrawFn, keys: list[str], text: st.SearchStrategy[str]) -> Mention:
    quote = draw(text)
    start = draw(st.integers(0, 10**6))
    names = draw(st.sets(st.tuples(LANGUAGES, text), max_size=3))
    return Mention(draw(st.sampled_from(keys)), start, start + len(quote), quote, tuple(sorted(names)))


@st.composite
def entities(draw: st.DrawFn, keys: list[str], text: st.SearchStrategy[str], kind: Kind) -> Entity:
    found = draw(st.sets(mentions(keys, text), max_size=3))
    reference = draw(st.booleans()) or not found_labels(found)
    labels = draw(st.dictionaries(LANGUAGES, text, min_size=1))
    identifiers = draw(
        st.sets(st.tuples(st.sampled_from(["wikidata", "iso3", "a/b", "é"]), text), max_size=3)
    )
    return Entity(
        id=f"{kind.lower()}/{draw(text.map(slug)) or 'x'}-{draw(st.integers(0, 99))}",
        kind=kind,
        labels=tuple(sorted(labels.items())) if reference else found_labels(found),
        aliases=tuple(sorted(draw(st.sets(text, max_size=3)))) if reference else (),
        country=draw(st.none() | st.sampled_from(["VN", "JP", "NO"])),
        identifiers=tuple(sorted(identifiers)),
        reference=reference,
        mentions=tuple(sorted(found)),
        replaces=draw(st.sampled_from([(), (f"{kind.lower()}/old",), ("a/0", "x/ü y")])),
    )


@st.composite
def statements(
    draw: st.DrawFn, keys: list[str], known: list[Entity], text: st.SearchStrategy[str]
) -> Statement | None:
    predicate = draw(st.sampled_from(Predicate))
    subjects, objects = SIGNATURES[predicate]
    starts = [entity.id for entity in known if entity.kind in subjects]
    ends = [entity.id for entity in known if entity.kind in objects]
    if not starts or (objects and not ends):
        return None
    statement = Statement(
        subject=draw(st.sampled_from(starts)),
        predicate=predicate,
        object=draw(st.sampled_from(ends)) if objects else None,
        value=draw(DATES if predicate is Predicate.DATE else st.sampled_from([*Status]))
        if not objects
        else None,
        role=draw(st.none() | text) if predicate is Predicate.HOLDS_POST else None,
        when=draw(st.none() | DATES),
    )
    if statement.object == statement.subject:
        return None
    is_post = predicate is Predicate.HOLDS_POST
    found = draw(st.sets(evidence(keys, text, is_post), min_size=1, max_size=4))
    return replace(statement, evidence=tuple(found))


@st.composite
def evidence(draw: st.DrawFn, keys: list[str], text: st.SearchStrategy[str], is_post: bool) -> Evidence:
    place = draw(mentions(keys, text))
    return Evidence(
        article=place.article,
        start=place.start,
        end=place.end,
        quote=place.quote,
        rule=draw(text),
        confidence=draw(CONFIDENCES),
        role=draw(st.none() | text) if is_post else None,
        basis=draw(st.sampled_from(Basis)),
    )


@st.composite
def subgraphs(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> Subgraph:
    """Subgraphs as a store would dump them, without the texts of the articles."""
    builder = SubgraphBuilder()
    read = draw(st.lists(articles(text), min_size=1, max_size=3))
    keys = [article.key for article in read]
    builder.update(read)
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=6))
    known = [draw(entities(keys, text, kind)) for kind in kinds]
    known = list({entity.id: entity for entity in known}.values())
    builder.update(known)
    for _ in range(draw(st.integers(0, 5))):
        statement = draw(statements(keys, known, text))
        if statement is not None:
            builder.add(statement)
    return builder.build()
