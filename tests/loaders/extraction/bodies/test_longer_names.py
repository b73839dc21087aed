"""Names of bodies inside longer names, and programmes that a noun follows."""

import pytest

from loaders.extraction.rules import RuleExtractor
from ontology.statements import Article


def named(text: str) -> dict[str, str]:
    """Id → kind of all that a text names."""
    graph = RuleExtractor().extract(Article("a", text, title="a", language="en", published="2021-03-09"))
    return {e.id: e.kind.value for e in graph.entities}


@pytest.mark.parametrize(
    "text",
    [
        'The training "Brand Administration Course" was given in Tokyo.',
        "The first Lima-Quito Customs Enforcement Meeting was held in Quito.",
    ],
)
def test_the_beginning_of_the_name_of_a_gathering_is_no_body(text: str) -> None:
    assert "Agency" not in named(text).values()


def test_a_body_that_meets_stays_one() -> None:
    text = "The Joint Working Group Meeting on Patents of Chad and Chile was held in Lima."
    assert {"Agency", "Forum"} & set(named(text).values())


def test_a_noun_behind_a_known_programme_makes_no_other_one() -> None:
    text = "The European Union funds the AL-INVEST Verde programme and the IP Key Latin America Project."
    programmes = {i for i, kind in named(text).items() if kind == "Programme"}
    assert programmes == {"programme/al-invest-verde", "programme/ip-key-latin-america"}


def test_a_date_at_the_head_of_a_sentence_is_no_programme() -> None:
    text = "In 2020, the EU-funded project ARISE+ IPR launched a campaign on geographical indications."
    assert {i for i, kind in named(text).items() if kind == "Programme"} == {"programme/arise-plus-ipr"}


def test_a_quoted_name_before_its_sort_is_a_programme() -> None:
    text = (
        'Lima saw the start of "Roots and Labels", a four-year initiative. '
        "The European Union is putting EUR 4.2 million into the initiative. "
        "Indecopi of Peru will carry it out together with INAPI of Chile."
    )
    graph = RuleExtractor().extract(Article("a", text, title="a", language="en", published="2021-03-09"))
    said = {(s.subject, s.predicate.value) for s in graph.statements}
    assert {("agency/european-union", "funds"), ("agency/indecopi", "implements")} <= said
