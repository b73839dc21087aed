"""What a description means, on each engine."""

import pytest

from graph_store.protocol import GraphStore
from ontology.vocabulary import Kind
from queries.likeness import Candidate, Description, match


def matched(store: GraphStore, described: Description) -> str | None:
    return next((candidate.id for candidate in match(store.read, described) if candidate.is_match), None)


def effects(candidate: Candidate, feature: str) -> list[float]:
    return [reason.effect for reason in candidate.reasons if reason.feature == feature]


@pytest.mark.parametrize(
    ("described", "meant"),
    [
        (Description(("Cuc SHTT",)), "agency/ip-viet-nam"),
        (Description(("cục sở hữu TRÍ TUỆ",)), "agency/ip-viet-nam"),
        (Description(("Japan Patent Office (JPO)",)), "agency/jpo"),
        (Description(("INPI",), country="Pháp"), "agency/inpi-france"),
        (Description(("Viet Nam",), kinds=(Kind.PLACE,)), "place/viet-nam"),
        (Description((), identifiers=(("iso3", "VNM"),)), "place/viet-nam"),
        (Description(("something else",), identifiers=(("iso3", "VNM"),)), "place/viet-nam"),
        (
            Description(("Memorandum of Understanding",), date="2025", related=("agency/wipo",)),
            "agreement/mou-2025",
        ),
        (Description(("Japan Patent Office",), related=("agency/wipo",)), "agency/jpo"),
        (Description(("Cục SHTT",), country="JP"), None),
        (Description(("Vietnam",), identifiers=(("iso3", "LAO"),)), "place/laos"),
        (Description(("Memorandum of Understanding 2025",), date="2019"), None),
        (Description(("Office of Intellectual Property",)), None),
        (Description(("Wipoo",)), None),
        (Description(("",)), None),
    ],
)
def test_only_what_is_certain_is_a_match(
    filled: GraphStore, described: Description, meant: str | None
) -> None:
    assert matched(filled, described) == meant


def test_reasons_add_up_to_the_score(filled: GraphStore) -> None:
    described = Description(
        ("Ban ghi nho hop tac",), date="2025-07", status="signed", related=("agency/wipo",)
    )
    found = match(filled.read, described)
    assert found[0].id == "agreement/mou-2025"
    for candidate in found:
        total = sum(reason.effect for reason in candidate.reasons)
        assert candidate.score == pytest.approx(max(0, min(1, total)), abs=1e-3)
    assert effects(found[0], "related") == [0.05]
    assert effects(found[0], "date") == [0.05]
    assert effects(found[0], "status") == [0.02]


def test_a_tie_through_an_agreement_counts(filled: GraphStore) -> None:
    first = match(filled.read, Description(("IP Viet Nam",), related=("agency/wipo", "forum/wto")))[0]
    assert effects(first, "related") == [0.05, -0.02]
    assert first.is_match


def test_what_is_not_known_speaks_for_and_against_nothing(filled: GraphStore) -> None:
    first = match(filled.read, Description(("WIPO",), country="VN", date="2020", status="signed"))[0]
    assert [reason.feature for reason in first.reasons] == ["name"]


def test_the_limit_cuts_the_likeliest_first(filled: GraphStore) -> None:
    described = Description(("Intellectual Property Office",))
    whole = match(filled.read, described, limit=50)
    assert [c.score for c in whole] == sorted((c.score for c in whole), reverse=True)
    assert [c.id for c in match(filled.read, described, limit=2)] == [c.id for c in whole[:2]]
