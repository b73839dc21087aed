from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontology.statements import (
    Entity,
    Evidence,
    Mention,
    Statement,
    Subgraph,
    SubgraphBuilder,
    canonical,
    evidence_id,
    found_labels,
    known_evidence,
    known_statement,
    merge_entities,
    merge_statements,
)
from ontology.vocabulary import Kind, Predicate
from tests.ontology.bilingual_example import EXAMPLE
from tests.ontology.random_parts import subgraphs

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
SIGNED = Statement("official/a", Predicate.SIGNED, "agreement/b", when="2024")
HERE = Evidence("one", 3, 8, "quote", "rule", 0.5)
THERE = Evidence("two", 0, 5, "quote", "rule", 0.9)


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "official/z"},
        {"predicate": Predicate.WITNESSED},
        {"object": "agreement/z"},
        {"role": "director"},
        {"when": "2025"},
        {"when": None},
    ],
)
def test_another_claim_has_another_id(change: dict[str, str]) -> None:
    assert replace(SIGNED, **change).id != SIGNED.id  # type: ignore[arg-type]


def test_evidence_leaves_the_id_as_it_is() -> None:
    assert replace(SIGNED, evidence=(HERE,)).id == SIGNED.id
    assert SIGNED.id == "statement/" + SIGNED.id[-20:]


def test_a_symmetric_claim_is_one_in_either_order() -> None:
    one = Statement("agency/b", Predicate.COOPERATES_WITH, "agency/a")
    other = Statement("agency/a", Predicate.COOPERATES_WITH, "agency/b")
    assert one.id == other.id
    assert canonical(one) == canonical(other) == other
    assert Statement("a", Predicate.PART_OF, "b").id != Statement("b", Predicate.PART_OF, "a").id


def test_merging_pools_evidence_once_and_in_order() -> None:
    one, other = replace(SIGNED, evidence=(THERE,)), replace(SIGNED, evidence=(HERE, THERE))
    merged = merge_statements(one, other)
    assert merged.evidence == (HERE, THERE)
    assert merged.sources == ("one", "two")
    assert merged.confidence == 0.9
    assert SIGNED.confidence == 0.0


@pytest.mark.parametrize(
    "change",
    [
        {"article": "x"},
        {"start": 4},
        {"end": 9},
        {"quote": "other"},
        {"rule": "r"},
        {"confidence": 0.6},
        {"role": "R"},
    ],
)
def test_evidence_that_differs_has_another_id(change: dict[str, object]) -> None:
    assert evidence_id(SIGNED.id, replace(HERE, **change)) != evidence_id(SIGNED.id, HERE)  # type: ignore[arg-type]
    assert evidence_id(SIGNED.id, HERE).startswith(f"evidence/{SIGNED.id[len('statement/') :]}-")


def test_the_store_gives_evidence_the_same_id() -> None:
    from graph_store.properties import evidence_id as stored_id

    for statement in EXAMPLE.statements:
        for evidence in statement.evidence:
            assert stored_id(statement.id, evidence) == evidence_id(statement.id, evidence)


def test_labels_of_a_found_entity_are_the_commonest_then_the_longest_names() -> None:
    def named(start: int, *names: tuple[str, str]) -> Mention:
        return Mention("a", start, start + 1, "x", names)

    assert found_labels([named(0, ("vi", "Bộ")), named(1, ("vi", "Cục A")), named(2, ("vi", "Cục A"))]) == (
        ("vi", "Cục A"),
    )
    assert found_labels([named(0, ("en", "IP"), ("vi", "Cục")), named(1, ("en", "IP Office"))]) == (
        ("en", "IP Office"),
        ("vi", "Cục"),
    )
    assert found_labels([]) == ()


def test_a_reference_entity_keeps_its_names_when_it_is_mentioned() -> None:
    curated = Entity("agency/x", Kind.AGENCY, (("en", "X"),), aliases=("XX",), country="VN", reference=True)
    sighting = Entity(
        "agency/x",
        Kind.AGENCY,
        (("en", "The X"),),
        mentions=(Mention("a", 0, 5, "The X", (("en", "The X"),)),),
    )
    for merged in (merge_entities(curated, sighting), merge_entities(sighting, curated)):
        assert merged == replace(curated, mentions=sighting.mentions)
    assert merged.names == ("X", "The X", "XX")
    assert (merged.label("en"), merged.label("vi")) == ("X", "X")


def test_found_entities_merge_alike_in_either_order() -> None:
    one = Entity("agency/x", Kind.AGENCY, (("en", "X"),), country="VN", identifiers=(("a", "1"),))
    other = Entity("agency/x", Kind.AGENCY, (("en", "The X"),), country="JP")
    assert merge_entities(one, other) == merge_entities(other, one)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(subgraph=subgraphs(), random=st.randoms(use_true_random=False))
def test_the_order_of_building_leaves_no_trace(subgraph: Subgraph, random: object) -> None:
    parts = [*subgraph.parts(), *subgraph.parts()]
    random.shuffle(parts)  # type: ignore[attr-defined]
    builder = SubgraphBuilder()
    builder.update(parts)
    assert builder.build() == subgraph


def test_a_changed_copy_forgets_what_was_worked_out() -> None:
    assert replace(SIGNED, when="1999").id != SIGNED.id
    moved = replace(HERE, start=HERE.start + 1)
    assert (moved.digest == HERE.digest, moved == HERE) == (False, False)
    assert known_evidence(replace(HERE), f"evidence/x-{'0' * 20}").digest == "0" * 20
    assert known_statement(replace(SIGNED), "statement/known").id == "statement/known"
    assert replace(known_statement(replace(SIGNED), "statement/known")).id == SIGNED.id
    assert known_statement(replace(SIGNED), "statement/known") == SIGNED
