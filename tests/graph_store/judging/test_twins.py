"""Which entities a person is asked about."""

from datetime import UTC, datetime

import pytest

from graph_store.judging.twins import Likeness, likely_twins
from graph_store.protocol import GraphStore
from ontology.judgments import Judgment, Verdict, pair_of
from ontology.statements import Article, Entity, Mention, Subgraph
from ontology.vocabulary import Kind

AN, AN_AGAIN = "official/" + "1" * 20, "official/" + "2" * 20
OFFICE, SHORT, ELSEWHERE = "agency/" + "3" * 20, "agency/" + "4" * 20, "agency/" + "5" * 20


def found(key: str, name: str, country: str | None = None) -> Entity:
    mention = Mention("one", 0, 1, "x", (("en", name),))
    return Entity(
        key, Kind(key.partition("/")[0].title()), (("en", name),), country=country, mentions=(mention,)
    )


@pytest.fixture
def store(embedded_store: GraphStore) -> GraphStore:
    entities = (
        found(AN, "Đỗ An"),
        found(AN_AGAIN, "Do An"),
        found("official/binh", "Bình"),
        found(OFFICE, "Office of the Registry of Marks", "VN"),
        found(SHORT, "ORM", "VN"),
        found(ELSEWHERE, "Office of the Registry of Marks", "JP"),
        *(found(f"agency/d{number}", "Legal Department") for number in range(9)),
        *(Entity(f"topic/{name}", Kind.TOPIC, (("en", "marks"),), reference=True) for name in "ab"),
    )
    embedded_store.write(Subgraph((Article("one", "x"),), entities))
    return embedded_store


def test_names_abbreviations_and_countries_tell_and_generic_names_do_not(store: GraphStore) -> None:
    assert [(t.one, t.other, t.likeness) for t in likely_twins(store)] == [
        (AN, AN_AGAIN, Likeness.NAME),
        (OFFICE, SHORT, Likeness.ABBREVIATION),
        (OFFICE, ELSEWHERE, Likeness.COUNTRY),
    ]
    assert [t.kind for t in likely_twins(store, Kind.OFFICIAL)] == [Kind.OFFICIAL]
    assert len(likely_twins(store, limit=1)) == 1


def test_what_is_judged_is_not_asked_again(store: GraphStore) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    store.judge([Judgment(pair_of(AN, AN_AGAIN), Verdict.DIFFERENT, "Lan", at)])
    store.judge([Judgment(pair_of(OFFICE, SHORT), Verdict.SAME, "Lan", at)])
    assert [t.likeness for t in likely_twins(store)] == [Likeness.COUNTRY]
