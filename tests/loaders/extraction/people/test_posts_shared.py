from collections.abc import Callable

import pytest

Claimed = Callable[..., set[tuple[str, ...]]]


def test_ministers_of_two_countries_are_parted_in_order(claimed: Claimed) -> None:
    text = "The Ministers of Trade of Kenya and Rwanda, Mr. Moses Karanja and Ms. Jeanne Uwase, met."
    held = {person: (role, body) for person, role, body in claimed(text, "holdsPost")}
    assert set(held) == {"official:moses karanja", "official:jeanne uwase"}
    assert {role for role, _ in held.values()} == {"Ministers"}
    assert held["official:moses karanja"] != held["official:jeanne uwase"]


def test_nobody_gets_a_post_where_the_lists_differ_in_length(claimed: Claimed) -> None:
    text = "The Ministers of Trade of Kenya and Rwanda, Mr. Moses Karanja, and their staff met."
    assert not claimed(text, "holdsPost")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Trade Ministers Ann O'Dell of New Zealand and Raul Ortega of Chile signed it.",
            "en",
            {
                ("official:ann o dell", "Trade Minister", "agency:ministry-of-trade|NZ"),
                ("official:raul ortega", "Trade Minister", "agency/cl-ministry-of-trade"),
            },
        ),
        (
            "Prime Ministers Anil Rao of India and Ann Doyle of Australia met.",
            "en",
            {
                ("official:anil rao", "Prime Minister", "agency:government|IN"),
                ("official:ann doyle", "Prime Minister", "agency:government|AU"),
            },
        ),
        (
            "Các Bộ trưởng Thương mại Raul Ortega của Chile và Vương Kiến Bình của Trung Quốc đã ký.",
            "vi",
            {
                ("official:raul ortega", "Bộ trưởng", "agency/cl-ministry-of-trade"),
                ("official:vuong kien binh", "Bộ trưởng", "agency/cn-ministry-of-trade"),
            },
        ),
    ],
)
def test_each_of_several_ministers_has_a_country(
    claimed: Claimed, text: str, language: str, expected: set[tuple[str, ...]]
) -> None:
    assert claimed(text, "holdsPost", language) == expected
