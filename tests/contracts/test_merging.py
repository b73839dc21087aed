"""What judging entities to be one promises, on every engine: nothing is lost, and it can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.history import changes_since
from graph_store.protocol import GraphStore
from ontology.errors import ConflictingJudgments, InvalidStatement
from ontology.judgments import Judgment, Review, Verdict, pair_of
from ontology.merging import as_merged
from ontology.rdf.formats import write_rdf
from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate
from tests.contracts.histories import KEYS, NAMES, RECORDED, TEXTS, Step, entity, joined, passages
from tests.contracts.sample_graph import sample_graph
from tests.contracts.test_histories import UNSHRUNK
from tests.neo4j_server import Server

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "The Registry met Đỗ An of Bureau B in Huế."
HASHED = "official/" + "0" * 20


def judged(one: str, other: str, verdict: Verdict, hours: int = 0) -> Judgment:
    return Judgment(pair_of(one, other), verdict, "Lan", NOON + timedelta(hours=hours), "one card")


def official(key: str, name: str, *articles: str) -> Entity:
    places = tuple(Mention(article, 17, 22, "Đỗ An", (("en", name),)) for article in articles)
    return Entity(key, Kind.OFFICIAL, (("en", name),), mentions=places)


def holding(key: str, name: str, article: str, office: str = "agency/wipo") -> Subgraph:
    """An article that says that an official holds a post."""
    evidence = Evidence(article, 17, 34, "Đỗ An of Bureau B", "rule", 0.9)
    body = Entity(office, Kind.AGENCY, (("en", office.upper()),), reference=True)
    said = Statement(key, Predicate.HOLDS_POST, office, role="director", evidence=(evidence,))
    return Subgraph((Article(article, TEXT),), (official(key, name, article), body), (said,))


def picture(store: GraphStore) -> dict[str, Any]:
    """All that a store holds besides its history."""
    nodes = "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, n.kind AS kind, n.labels AS labels, "
    nodes += "n.fallback AS fallback, n.aliases AS aliases, n.names AS names, n.search AS search, "
    nodes += "n.country AS country, n.identifiers AS identifiers, n.reference AS reference, n.date AS date, "
    nodes += "n.status AS status, n.replaces AS replaces, labels(n) AS kinds ORDER BY id"
    ties = "MATCH (a)-[r]->(b) WHERE NOT type(r) = 'JUDGES' RETURN a.id AS a, type(r) AS tie, b.id AS b, "
    ties += "r.id AS id, r.own AS own, r.quote AS quote, r.confidence AS confidence, r.sources AS sources"
    said = (
        "MATCH (s:Statement) RETURN s.id AS id, s.predicate AS predicate, s.value AS value, s.role AS role, "
    )
    said += (
        "s.`when` AS valid, s.confidence AS confidence, s.sources AS sources, s.review AS review ORDER BY id"
    )
    seen = "MATCH (e:Evidence) RETURN e.id AS id, e.own_subject AS a, e.own_object AS b ORDER BY id"
    kept = "MATCH (m:Merged) RETURN m.id AS id, m.into AS into ORDER BY id"
    found = {"nodes": store.read(nodes), "said": store.read(said), "seen": store.read(seen)}
    for row in found["nodes"]:
        row["kinds"] = sorted(row["kinds"])
    drawn = [row if row["quote"] or row["sources"] else {**row, "id": None} for row in store.read(ties)]
    return {**found, "ties": sorted(map(str, drawn)), "kept": store.read(kept)}


def ids(store: GraphStore) -> set[str]:
    return {part.id for part in store.dump() if not isinstance(part, Article)}


def test_a_dump_knows_the_ids_that_it_would_work_out(store: GraphStore) -> None:
    store.write(sample_graph())
    store.write(holding("official/do-an", "Do An", "one"))
    store.write(holding(HASHED, "Đỗ Văn An", "two"))
    store.judge([judged(HASHED, "official/do-an", Verdict.SAME)])
    statements = [part for part in store.dump() if isinstance(part, Statement)]
    assert any(said.subject == "official/do-an" and len(said.evidence) == 2 for said in statements)
    for said in statements:
        assert said.id == replace(said).id
        assert [e.digest for e in said.evidence] == [replace(e).digest for e in said.evidence]
    for format in ("turtle", "nquads"):
        pages, parts = BytesIO(), BytesIO()
        write_rdf(store.dump(), pages, format)
        write_rdf(list(store.dump()), parts, format)
        assert pages.getvalue() == parts.getvalue()


def test_two_that_are_one_are_one(store: GraphStore) -> None:
    store.write(holding("official/do-an", "Do An", "one"))
    store.write(holding(HASHED, "Đỗ Văn An", "two"))
    before = picture(store)
    store.judge([judged(HASHED, "official/do-an", Verdict.SAME)])
    (said,) = (part for part in store.dump() if isinstance(part, Statement))
    assert (said.subject, said.sources) == ("official/do-an", ("one", "two"))
    (one,) = (p for p in store.dump() if isinstance(p, Entity) and p.kind is Kind.OFFICIAL)
    assert (one.id, one.replaces) == ("official/do-an", (HASHED,))
    assert {"Do An", "Đỗ Văn An"} <= {*one.names}
    assert {m.article for m in one.mentions} == {"one", "two"}
    edge = "MATCH (:Official)-[r:HOLDS_POST]->(:Agency) RETURN r.id AS id, r.sources AS sources"
    assert store.read(edge) == [{"id": said.id, "sources": 2}]
    store.judge([judged(HASHED, "official/do-an", Verdict.DIFFERENT, 1)])
    assert picture(store) == before


def test_what_comes_later_goes_to_the_one_that_stays(store: GraphStore) -> None:
    store.judge([judged(HASHED, "official/do-an", Verdict.SAME)])
    store.write(holding(HASHED, "Đỗ Văn An", "two"))
    assert ids(store) >= {"official/do-an"} and HASHED not in ids(store)
    assert not store.write(holding(HASHED, "Đỗ Văn An", "two")).changed
    store.write(holding("official/do-an", "Do An", "one"))
    store.remove(["two"])
    assert "Đỗ Văn An" not in next(p for p in store.dump() if isinstance(p, Entity) and p.mentions).names
    store.remove(["one"])
    assert ids(store) == {"agency/wipo"}
    store.write(holding(HASHED, "Đỗ Văn An", "two"))
    store.judge([judged(HASHED, "official/do-an", Verdict.UNSURE, 1)])
    assert HASHED in ids(store) and "official/do-an" not in ids(store)
    store.remove(["two"])
    assert ids(store) == {"agency/wipo"}


def test_the_feed_tells_what_became_of_what_and_why(store: GraphStore) -> None:
    store.write(holding("official/do-an", "Do An", "one"))
    store.write(holding(HASHED, "Đỗ Văn An", "two"))
    (old,), (new,) = holding(HASHED, "", "two").statements, holding("official/do-an", "", "one").statements
    store.judge([judged(HASHED, "official/do-an", Verdict.SAME)])
    (merged,) = changes_since(store, "2")
    assert (merged.why, merged.by, merged.reason) == ("merged", "Lan", "one card")
    assert {*merged.removed} == {HASHED, old.id} and not merged.added
    assert merged.merged == {HASHED: "official/do-an", old.id: new.id}
    assert {"official/do-an", new.id} <= {*merged.changed}
    store.judge([judged(HASHED, "official/do-an", Verdict.UNSURE, 1)])
    (parted,) = changes_since(store, "3")
    assert (parted.why, parted.merged) == ("parted", {})
    assert {*parted.added} == {HASHED, old.id} and not parted.removed


def test_a_judgment_on_a_claim_holds_for_what_it_became(store: GraphStore) -> None:
    store.write(holding("official/do-an", "Do An", "one"))
    store.write(holding(HASHED, "Đỗ Văn An", "two"))
    (claim,) = holding(HASHED, "", "two").statements
    store.judge([Judgment(claim.id, Verdict.REJECT, "Lan", NOON)])
    before = picture(store)
    store.judge([judged(HASHED, "official/do-an", Verdict.SAME)])
    (said,) = (part for part in store.dump() if isinstance(part, Statement))
    assert said.review is Review.REJECTED
    store.judge([Judgment(said.id, Verdict.ACCEPT, "Lan", NOON + timedelta(hours=1))])
    (said,) = (part for part in store.dump() if isinstance(part, Statement))
    assert said.review is Review.ACCEPTED
    store.judge([Judgment(said.id, Verdict.UNSURE, "Lan", NOON - timedelta(hours=1))])
    store.judge([Judgment(claim.id, Verdict.REJECT, "Lan", NOON + timedelta(hours=2))])
    (said,) = (part for part in store.dump() if isinstance(part, Statement))
    assert said.review is Review.REJECTED
    store.remove(["two"])
    (said,) = (part for part in store.dump() if isinstance(part, Statement))
    assert said.review is Review.ACCEPTED
    store.write(holding(HASHED, "Đỗ Văn An", "two"))
    store.judge([Judgment(said.id, Verdict.UNSURE, "Lan", NOON + timedelta(hours=1, minutes=1))])
    store.judge([judged(HASHED, "official/do-an", Verdict.UNSURE, 3)])
    assert picture(store) == before


def test_what_tied_the_two_is_out_of_sight(store: GraphStore) -> None:
    office = holding("official/do-an", "Do An", "one", "agency/" + "1" * 20)
    body = Entity("agency/wipo", Kind.AGENCY, (("en", "WIPO"),), reference=True)
    evidence = Evidence("one", 4, 12, "Registry", "rule", 0.9)
    part = Statement("agency/" + "1" * 20, Predicate.PART_OF, "agency/wipo", evidence=(evidence,))
    store.write(Subgraph(office.articles, (*office.entities, body), (*office.statements, part)))
    before = picture(store)
    store.judge([judged("agency/" + "1" * 20, "agency/wipo", Verdict.SAME)])
    kept = {p.predicate: p.review for p in store.dump() if isinstance(p, Statement)}
    assert kept == {Predicate.HOLDS_POST: Review.UNREVIEWED, Predicate.PART_OF: Review.REJECTED}
    assert store.read("MATCH (:Entity)-[r:PART_OF]->(:Entity) RETURN r.id AS id") == []
    store.judge([judged("agency/" + "1" * 20, "agency/wipo", Verdict.UNSURE, 1)])
    assert picture(store) == before


def test_judgments_that_contradict_each_other_are_refused(store: GraphStore) -> None:
    a, b, c = "agency/a", "agency/b", "agency/c"
    store.judge([judged(a, b, Verdict.SAME), judged(b, c, Verdict.SAME)])
    with pytest.raises(ConflictingJudgments, match="agency/a and agency/b, agency/b and agency/c"):
        store.judge([judged(a, c, Verdict.DIFFERENT)])
    store.judge([judged(a, b, Verdict.UNSURE, 1), judged(a, c, Verdict.DIFFERENT)])
    with pytest.raises(ConflictingJudgments):
        store.judge([judged(a, b, Verdict.SAME, 2)])
    with pytest.raises(InvalidStatement, match="two kinds"):
        store.judge([judged("agency/a", "forum/a", Verdict.SAME)])


TIES = (  # few things of which much is said, so that what is merged has much in common
    (Predicate.HOLDS_POST, "official", "agency"),
    (Predicate.COOPERATES_WITH, "agency", "agency"),
    (Predicate.PARTY_TO, "agency", "agreement"),
    (Predicate.DATE, "agreement", None),
)
pairs = st.tuples(st.sampled_from(["agency", "official", "agreement"]), st.permutations("012")).map(
    lambda drawn: (f"{drawn[0]}/{drawn[1][0]}", f"{drawn[0]}/{drawn[1][1]}")
)


@st.composite
def tellings(draw: st.DrawFn) -> Subgraph:
    """An article that says much of few."""
    key, text = draw(st.sampled_from(KEYS[:3])), TEXTS[0]
    statements = []
    for predicate, one, other in draw(st.lists(st.sampled_from(TIES), min_size=3, max_size=9)):
        subject, target = (f"{kind}/{draw(st.sampled_from('012'))}" for kind in (one, other))
        evidence = Evidence(
            key, *draw(passages(text)), rule="r", confidence=0.9, role=draw(st.sampled_from((None, "Trưởng")))
        )
        role = draw(st.sampled_from((None, "head"))) if predicate is Predicate.HOLDS_POST else None
        said = Statement(subject, predicate, target, role=role, evidence=(evidence,))
        if other is None:
            said = replace(said, object=None, value=draw(st.sampled_from(("2023", "2024-05"))))
        if said.subject != said.object:
            statements.append(said)
    ends = sorted({end for s in statements for end in (s.subject, s.object) if end})
    named = st.lists(st.tuples(st.sampled_from(("en", "vi")), st.sampled_from(NAMES)), min_size=1, max_size=2)
    entities = [
        entity(end, [Mention(key, *draw(passages(text)), tuple(sorted(set(draw(named)))))]) for end in ends
    ]
    return joined(
        [Subgraph((Article(key, text, sha256="1", recorded=RECORDED),), tuple(entities), tuple(statements))]
    )


stories = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.lists(tellings(), min_size=1, max_size=2)),
        st.tuples(st.just("remove"), st.lists(st.sampled_from(KEYS[:3]), max_size=2)),
    ),
    min_size=2,
    max_size=6,
)


def check(store: GraphStore, plain: GraphStore, history: list[Step], said: list[tuple[str, str]]) -> None:
    """Merge between the steps of a history: it shows throughout, and taken back it leaves no trace."""
    merged: dict[str, str] = {}
    for number, (verb, given_parts) in enumerate(history):
        for one in (store, plain):
            if verb == "remove":
                one.remove(given_parts)
                continue
            for part in given_parts:
                one.write(part)
        half = len(said) // 2  # so much before anything was read of them
        news = said[:half] if number == 0 else said[half + number - 1 : half + number]
        store.judge([judged(*pair, Verdict.SAME, number) for pair in news])
        told = {p.id: {*p.evidence} for p in store.dump() if isinstance(p, Statement)}
        merged = {
            row["id"]: row["into"] for row in store.read("MATCH (m:Merged) RETURN m.id AS id, m.into AS into")
        }
        wanted: dict[str, set[Evidence]] = {}
        for part in plain.dump():
            if isinstance(part, Statement):
                wanted.setdefault(as_merged(part, merged).id, set()).update(part.evidence)
        assert told == wanted
        assert list(store.dump(apart=True)) == list(plain.dump())
    store.judge([judged(*pair, Verdict.UNSURE, 100) for pair in said])
    assert picture(store) == picture(plain)


@given(stories, st.lists(pairs, min_size=2, max_size=6))
@settings(max_examples=50)
def test_merging_and_taking_it_back_is_as_if_nothing_had_been(
    history: list[Step], said: list[tuple[str, str]]
) -> None:
    with EmbeddedStore(None) as store, EmbeddedStore(None) as plain:
        check(store, plain, history, said)


@pytest.mark.neo4j
def test_so_it_is_on_neo4j(neo4j_server: Server) -> None:
    @given(stories, st.lists(pairs, min_size=2, max_size=6))
    @settings(max_examples=3, phases=UNSHRUNK, suppress_health_check=[*HealthCheck])
    def follow(history: list[Step], said: list[tuple[str, str]]) -> None:
        neo4j_server.empty()
        with (
            Neo4jStore(neo4j_server.address, neo4j_server.user, neo4j_server.password) as store,
            EmbeddedStore(None) as plain,
        ):
            check(store, plain, history, said)

    run: Callable[[], None] = follow
    run()
