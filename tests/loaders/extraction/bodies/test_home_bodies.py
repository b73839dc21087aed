"""Bodies that are of the country which stands behind their name."""

import pytest

from loaders.extraction.rules import RuleExtractor
from ontology.statements import Article


def bodies(text: str, language: str = "en") -> set[tuple[str, str | None]]:
    """The ids and countries of the agencies that a text names."""
    graph = RuleExtractor().extract(Article("a", text, title="a", language=language, published="2021-03-09"))
    return {(e.id, e.country) for e in graph.entities if e.kind.value == "Agency"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Customs Service (CS) of Chad trained officers.", "TD"),
        ("The Institute of Crafts of the Republic of Chad hosted a workshop.", "TD"),
    ],
)
def test_an_unknown_body_has_the_country_behind_its_name(text: str, body: str) -> None:
    assert body in {country for _, country in bodies(text)}


def test_the_same_name_alone_later_means_the_same_body() -> None:
    text = (
        "The Institute of Crafts of the Republic of Chad hosted a workshop with Chile. "
        "Later, the Institute of Crafts signed a memorandum of understanding with INAPI of Chile."
    )
    assert len({i for i, country in bodies(text) if country == "TD"}) == 1


def test_the_long_name_of_a_country_is_its_country() -> None:
    text = "Bộ Khoa học và Công nghệ nước Cộng hòa xã hội chủ nghĩa Việt Nam ký Bản ghi nhớ với WIPO."
    assert ("agency/most", "VN") in bodies(text, "vi")


def test_the_beginning_of_a_longer_name_is_no_body() -> None:
    text = "Chile and Peru began the second phase of their Strategic Sector Cooperation in Lima."
    assert not bodies(text)


def test_the_ministry_that_a_body_is_attached_to_is_its_whole() -> None:
    text = "A draft by the Ministry of Commerce of Chad, to which the Office of Brands is attached, was sent."
    graph = RuleExtractor().extract(Article("a", text, title="a", language="en", published="2021-03-09"))
    assert "partOf" in {s.predicate.value for s in graph.statements}
