import re

import pytest

from ontology.vocabulary import SIGNATURES, Kind, Predicate


@pytest.mark.parametrize(
    ("predicate", "edge"),
    [
        (Predicate.HOLDS_POST, "HOLDS_POST"),
        (Predicate.FOCAL_POINT_FOR, "FOCAL_POINT_FOR"),
        (Predicate.DATE, "DATE"),
    ],
)
def test_the_edge_is_the_name_in_upper_case(predicate: Predicate, edge: str) -> None:
    assert predicate.edge == edge == predicate.name


@pytest.mark.parametrize("predicate", Predicate)
def test_every_predicate_has_a_signature_and_a_safe_edge(predicate: Predicate) -> None:
    subjects, objects = SIGNATURES[predicate]
    assert subjects <= {*Kind}
    assert bool(objects) is not predicate.is_literal
    assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", predicate.edge)
    assert not predicate.is_symmetric or subjects == objects


def test_edges_and_kinds_differ() -> None:
    assert len({predicate.edge for predicate in Predicate}) == len(Predicate)
