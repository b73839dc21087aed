import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.linked_data.negotiation import choose, quality_of

OFFERS = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("text/*", "text/turtle"),
        ("text/*;q=0.3, text/html;q=0.4, */*;q=0.1", "text/html"),
        ("text/turtle;q=0, */*", "application/ld+json"),
        ("TEXT/HTML; Q=1.0", "text/html"),
        ("text/html;level=1", "text/html"),
        ("application/ld+json;q=0.2, text/html;q=0.1", "application/ld+json"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("text/html;q=nonsense", None),
        ("text/html;q=1.5", None),
        ("nonsense", None),
        (",,;;,text/html", "text/html"),
    ],
)
def test_the_best_offer_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERS) == chosen


def test_quality_is_that_of_the_most_specific_range() -> None:
    accept = "text/html;q=0.2, text/*;q=0.5, */*;q=0.9"
    assert [quality_of(accept, offer) for offer in OFFERS] == [0.5, 0.9, 0.2]


@given(st.text())
def test_no_header_breaks_it(accept: str) -> None:
    assert choose(accept, OFFERS) in (*OFFERS, None)
