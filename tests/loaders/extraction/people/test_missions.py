from collections.abc import Callable

import pytest

from loaders.extraction.people.missions import is_envoy

Claimed = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "EU Ambassador to Viet Nam Marta Lindqvist opened the fair.",
            "en",
            ("official:marta lindqvist", "Ambassador", "agency/eu-delegation-viet-nam"),
        ),
        (
            "Đại sứ Australia Marta Lindqvist chào xã giao lãnh đạo tỉnh.",
            "vi",
            ("official:marta lindqvist", "Đại sứ", "agency/australia-embassy-hanoi"),
        ),
        (
            "Ông Ivo Brandt, Tổng Lãnh sự Thụy Sĩ, đến dự lễ.",
            "vi",
            ("official:ivo brandt", "Tổng Lãnh sự", "agency:consulate|place/switzerland"),
        ),
        (
            "Đại diện thường trực của Việt Nam tại WTO, Đại sứ Lê Thị Mai Lan đã phát biểu.",
            "vi",
            ("official:le thi mai lan", "Đại diện thường trực", "agency:mission|place/viet-nam|forum/wto"),
        ),
        (
            "The Permanent Representative of Chile to the WTO, Ms. Marta Lindqvist, spoke.",
            "en",
            ("official:marta lindqvist", "Permanent Representative", "agency:mission|place/chile|forum/wto"),
        ),
    ],
)
def test_the_office_of_an_envoy(
    claimed: Claimed, text: str, language: str, expected: tuple[str, ...]
) -> None:
    assert expected in claimed(text, "holdsPost", language)


def test_an_envoy_of_viet_nam_without_a_place_has_no_known_mission(claimed: Claimed) -> None:
    assert claimed("Đại sứ Việt Nam Lê Thị Mai Lan đã phát biểu.", "holdsPost", "vi") == set()


def test_a_minister_beside_an_ambassador_is_of_no_embassy(claimed: Claimed) -> None:
    text = "Ambassador of Denmark to Viet Nam Nils Holm and Vice Minister Tran Van Khoa met."
    posts = claimed(text, "holdsPost")
    assert {subject for subject, *_ in posts} == {"official:nils holm"}


def test_who_is_sent() -> None:
    assert is_envoy("Phó Đại sứ") and is_envoy("Consul General") and not is_envoy("Minister of Trade")


def test_an_envoy_to_several_bodies_in_a_town_is_of_the_mission_there(claimed: Claimed) -> None:
    text = (
        "Ambassador Le Thu Ha, Permanent Representative of Vietnam to the UN, the WTO "
        "and other international organizations in Geneva, spoke."
    )
    expected = ("official:le thu ha", "Permanent Representative", "agency/mission-geneva")
    assert expected in claimed(text, "holdsPost")


def test_a_minister_whose_ministry_stands_in_brackets(claimed: Claimed) -> None:
    posts = claimed("The Minister of Finance (MOF), Mr. Le Van Nam, spoke.", "holdsPost")
    assert {(subject, body) for subject, _, body in posts} == {("official:le van nam", "agency/mof")}
