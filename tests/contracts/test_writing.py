"""What writing and removing promise, on every engine."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph_store.protocol import GraphStore, Row
from graph_store.writing.sending import BATCH, Run, Sender
from ontology.errors import InvalidStatement
from ontology.statements import (
    Article,
    Entity,
    Evidence,
    Mention,
    Statement,
    Subgraph,
    SubgraphBuilder,
)
from ontology.vocabulary import Kind, Predicate
from queries import Query
from tests.contracts.sample_graph import sample_graph

TEXT = "Cục Sở hữu trí tuệ (NOIP) làm việc với JPO."


def whole(*parts: Subgraph) -> Subgraph:
    builder = SubgraphBuilder()
    for part in parts:
        builder.update(part.parts())
    return builder.build()


def article(key: str, text: str = TEXT, **described: str) -> Article:
    return Article(key=key, text=text, extractor="rules 1", **described)  # type: ignore[arg-type]


def agency(key: str, source: str, names: Iterable[tuple[str, str]] = (), **more: object) -> Entity:
    names = tuple(names)
    mention = Mention(source, 0, len(TEXT), TEXT, names)
    labels = tuple(sorted(dict(names or [("vi", key)]).items()))
    return Entity(f"agency/{key}", Kind.AGENCY, labels, mentions=(mention,), **more)  # type: ignore[arg-type]


def cooperation(source: str, rule: str = "frame", confidence: float = 0.9) -> Subgraph:
    """One article that says that two agencies cooperate."""
    evidence = Evidence(source, 0, 3, TEXT[:3], rule, confidence)
    return Subgraph(
        (article(source),),
        (agency("a", source, [("vi", "Cục A")]), agency("b", source, [("en", "Office B")])),
        (Statement("agency/a", Predicate.COOPERATES_WITH, "agency/b", evidence=(evidence,)),),
    )


def test_what_is_written_is_dumped_and_a_second_time_changes_nothing(store: GraphStore) -> None:
    graph = sample_graph()
    first = store.write(graph)
    assert (first.articles_added, first.statements_added) == (len(graph.articles), len(graph.statements))
    assert list(store.dump()) == list(whole(graph).parts())
    generation = "MATCH (m:Meta {id: 'schema'}) RETURN m.generation AS generation"
    before = store.read(generation)
    assert not store.write(graph).changed
    assert store.read(generation) == before
    assert list(store.dump()) == list(whole(graph).parts())
    info = store.info()
    counts = (info.articles, info.entities, info.statements)
    assert counts == (len(graph.articles), len(graph.entities), len(graph.statements))


def test_two_articles_share_a_statement_until_the_last_one_goes(store: GraphStore) -> None:
    store.write(cooperation("one", confidence=0.9))
    report = store.write(cooperation("two", confidence=0.5))
    assert (report.statements_added, report.evidence_added) == (0, 1)
    support = (
        "MATCH (:Entity)-[r:COOPERATES_WITH]->(:Entity) RETURN r.confidence AS best, r.sources AS sources"
    )
    assert store.read(support) == [{"best": 0.9, "sources": 2}]
    report = store.remove(["one"])
    assert (report.articles_removed, report.evidence_removed, report.statements_removed) == (1, 1, 0)
    assert store.read(support) == [{"best": 0.5, "sources": 1}]
    assert list(store.dump())[1:] == list(cooperation("two", confidence=0.5).parts())[1:]
    report = store.remove(["two", "never-there"])
    assert (report.articles_removed, report.statements_removed, report.entities_removed) == (1, 1, 2)
    assert list(store.dump()) == []
    assert not store.remove(["two"]).changed


def test_the_order_of_loading_leaves_no_trace(store: GraphStore) -> None:
    graph = sample_graph()
    pieces = [only(graph, article.key) for article in graph.articles]
    curated = Subgraph(entities=tuple(replace(e, mentions=()) for e in graph.entities if e.reference))
    dumps = []
    for order in (pieces, pieces[::-1], pieces[2:] + pieces[:2]):
        store.remove([article.key for article in graph.articles])
        for piece in (curated, *order):
            store.write(piece)
        dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1] == dumps[2] == list(whole(graph).parts())


def only(graph: Subgraph, key: str) -> Subgraph:
    """What one article of a graph says."""
    statements = [
        replace(s, evidence=tuple(e for e in s.evidence if e.article == key))
        for s in graph.statements
        if key in s.sources
    ]
    ends = {end for s in statements for end in (s.subject, s.object)}
    entities = [replace(e, mentions=tuple(m for m in e.mentions if m.article == key)) for e in graph.entities]
    return Subgraph(
        tuple(a for a in graph.articles if a.key == key),
        tuple(e for e in entities if e.mentions or e.id in ends),
        tuple(statements),
    )


def test_a_changed_article_replaces_what_it_said(store: GraphStore) -> None:
    store.write(cooperation("one"))
    other = replace(
        cooperation("one", rule="another"), articles=(article("one", TEXT + " Thêm."),), statements=()
    )
    report = store.write(other)
    assert (report.articles_added, report.articles_removed) == (1, 1)
    assert (report.statements_removed, report.evidence_removed) == (1, 1)
    assert store.read("MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS edges") == [{"edges": 0}]
    assert store.read("MATCH (a:Article {id: 'one'}) RETURN a.text AS text") == [{"text": TEXT + " Thêm."}]


def test_recorded_stays_while_the_text_does(store: GraphStore) -> None:
    first = datetime(2020, 1, 1, tzinfo=UTC)

    def load(text: str, extractor: str, recorded: datetime | None) -> datetime:
        given = Article("one", text, extractor=extractor, recorded=recorded)
        store.write(Subgraph(articles=(given,)))
        (kept,) = store.dump()
        assert isinstance(kept, Article) and kept.recorded and kept.extractor == extractor
        return kept.recorded

    assert load(TEXT, "rules 1", first) == first
    assert load(TEXT, "rules 2", first + timedelta(days=1)) == first
    assert load(TEXT + "!", "rules 2", first + timedelta(days=2)) == first + timedelta(days=2)
    now = load(TEXT, "rules 2", None)
    assert abs(datetime.now(UTC) - now) < timedelta(seconds=60) and now.microsecond == 0


def test_a_description_without_the_text_keeps_the_text(store: GraphStore) -> None:
    store.write(Subgraph(articles=(article("one", title="Tin"),)))
    (stored,) = store.dump()
    assert isinstance(stored, Article)
    assert not store.write(Subgraph(articles=(replace(stored, text=None),))).changed
    assert store.write(Subgraph(articles=(replace(stored, text=None, title=None),))).changed
    assert list(store.dump()) == [replace(stored, title=None)]


def test_an_entity_is_called_what_its_mentions_call_it(store: GraphStore) -> None:
    def named(source: str, *names: tuple[str, str]) -> Subgraph:
        return Subgraph((article(source),), (agency("a", source, names),))

    def labels() -> list[dict[str, object]]:
        return store.read("MATCH (n:Entity {id: 'agency/a'}) RETURN n.name_en AS en, n.name_vi AS vi")

    store.write(named("one", ("vi", "Cục A")))
    store.write(named("two", ("vi", "Cục Sở hữu A"), ("en", "Office A")))
    store.write(named("three", ("vi", "Cục A")))
    assert labels() == [{"en": "Office A", "vi": "Cục A"}]
    assert store.read("MATCH (n:Entity) RETURN n.search AS search")[0]["search"].startswith("|office a|")
    store.remove(["three", "one"])
    assert labels() == [{"en": "Office A", "vi": "Cục Sở hữu A"}]
    store.write(named("four"))  # carries a label, but no name in its mention
    store.remove(["two"])
    assert labels() == [{"en": None, "vi": "a"}]


def test_curated_knowledge_replaces_curated_knowledge_only(store: GraphStore) -> None:
    curated = Entity(
        "agency/a",
        Kind.AGENCY,
        (("en", "IP Office A"),),
        ("OA",),
        "VN",
        (("wikidata", "Q1"),),
        reference=True,
    )
    store.write(Subgraph((article("one"),), (agency("a", "one", [("vi", "Cục A")], country="JP"),)))
    assert store.write(Subgraph(entities=(curated,))).changed
    store.write(Subgraph((article("two"),), (agency("a", "two", [("en", "Office of A")]),)))
    (kept,) = (part for part in store.dump() if isinstance(part, Entity))
    assert replace(kept, mentions=()) == curated
    newer = replace(curated, labels=(("en", "Office A"), ("vi", "Cục A")), aliases=(), country=None)
    assert store.write(Subgraph(entities=(newer,))).changed
    assert not store.write(Subgraph(entities=(newer,))).changed
    store.remove(["one", "two"])
    assert list(store.dump()) == [newer]


def test_status_is_the_furthest_and_date_the_earliest(store: GraphStore) -> None:
    mention = Mention("one", 0, 3, TEXT[:3], (("vi", "MoU"),))
    said = [
        Statement(
            "agreement/m", predicate, value=value, evidence=(Evidence("one", 0, 3, TEXT[:3], "r", 1.0),)
        )
        for predicate, value in (
            (Predicate.STATUS, "signed"),
            (Predicate.STATUS, "proposed"),
            (Predicate.STATUS, "negotiating"),
            (Predicate.DATE, "2025-03"),
            (Predicate.DATE, "2024-11-02"),
        )
    ]
    entity = Entity("agreement/m", Kind.AGREEMENT, (("vi", "MoU"),), mentions=(mention,))
    store.write(Subgraph((article("one"),), (entity,), tuple(said)))
    derived = "MATCH (n:Agreement) RETURN n.date AS date, n.status AS status"
    assert store.read(derived) == [{"date": "2024-11-02", "status": "signed"}]
    store.write(Subgraph((article("one"),), (entity,), tuple(said[1:4])))
    assert store.read(derived) == [{"date": "2025-03", "status": "negotiating"}]
    store.write(Subgraph((article("one"),), (entity,)))
    assert store.read(derived) == [{"date": None, "status": None}]


@pytest.mark.parametrize("missing", ["articles", "entities", "evidence"])
def test_an_incomplete_subgraph_is_refused_whole(store: GraphStore, missing: str) -> None:
    graph = cooperation("one")
    if missing == "evidence":
        graph = replace(graph, statements=tuple(replace(s, evidence=()) for s in graph.statements))
    else:
        graph = replace(graph, **{missing: ()})
    with pytest.raises(InvalidStatement, match="agency/"):
        store.write(graph)
    assert list(store.dump()) == []


def test_an_entity_keeps_its_kind(store: GraphStore) -> None:
    store.write(cooperation("one"))
    before = list(store.dump())
    forum = Entity("agency/a", Kind.FORUM, (("en", "A"),), reference=True)
    with pytest.raises(InvalidStatement, match="Agency in the store"):
        store.write(Subgraph((article("two"),), (forum,)))
    assert list(store.dump()) == before


def test_ten_thousand_statements_at_once(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    begin = Sender.__init__

    def counting(sender: Sender, run: Run) -> None:
        def run_and_count(query: Query, parameters: Mapping[str, Any]) -> list[Row]:
            asked.append(query.name)
            return run(query, parameters)

        begin(sender, run_and_count)

    monkeypatch.setattr(Sender, "__init__", counting)
    parts: list[Subgraph] = []
    for number in range(100):
        source = f"article-{number}"
        entities = [agency(f"{number}-{other}", source, [("en", f"Office {other}")]) for other in range(100)]
        hub = agency("hub", source, [("vi", "Cục Sở hữu trí tuệ")])
        evidence = (Evidence(source, 0, 3, TEXT[:3], "r", 1.0),)
        claims = [Statement(e.id, Predicate.PART_OF, hub.id, evidence=evidence) for e in entities]
        parts.append(Subgraph((article(source),), (*entities, hub), tuple(claims)))
    store.ensure_schema()
    store.write(whole(parts[0]))
    few = len(asked)
    asked.clear()
    assert store.write(whole(*parts)).statements_added == 9_900
    assert len(asked) < few + 9 * 10_000 / BATCH * 3, Counter(asked)  # not a query for each of them
    assert not store.write(parts[7]).changed
    assert store.remove(["article-7"]).statements_removed == 100
    assert store.read("MATCH (:Entity)-[r:PART_OF]->(:Agency {id: 'agency/hub'}) RETURN count(r) AS n") == [
        {"n": 9_900}
    ]
