from collections.abc import Callable

import pytest

Claimed = Callable[..., set[tuple[str, ...]]]


def test_places_in_names_locate_agencies(claimed: Claimed) -> None:
    assert claimed("Sở Công Thương thành phố Hải Phòng", "locatedIn", "vi") == {
        ("agency:so cong thuong hai phong", "place/hai-phong")
    }
    assert claimed("the Korean Intellectual Property Office", "locatedIn") == {
        ("agency/kipo", "place/republic-of-korea")
    }
    assert claimed("the University of Nairobi", "locatedIn") == {
        ("agency:university of nairobi", "place/nairobi")
    }


def test_seas_and_unions_locate_nothing(claimed: Claimed) -> None:
    assert claimed("Vụ châu Á và Thái Bình Dương", "locatedIn", "vi") == set()
    assert claimed("the European Union Intellectual Property Office", "locatedIn") == set()


def test_two_countries_are_the_members_of_their_forum(claimed: Claimed) -> None:
    text = "Nhóm công tác về Hải quan giữa Việt Nam và Nhật Bản"
    members = {place for place, _ in claimed(text, "memberOf", "vi")}
    assert members == {"place/viet-nam", "place/japan"}
    assert claimed("Nhóm công tác về Hải quan của Việt Nam", "memberOf", "vi") == set()


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("U.S.-Nepal Trade and Investment Council", {"place/united-states", "place/nepal"}),
        ("India-Brazil Joint Trade Commission", {"place/india", "place/brazil"}),
        ("Chile–Peru Committee on Market Access", {"place/chile", "place/peru"}),
        ("Japan-Sri Lanka Economic Policy Board", {"place/japan", "place/sri-lanka"}),
        ("National Trade and Investment Council", set()),
        ("Nepal Trade and Investment Council", set()),
    ],
)
def test_two_countries_in_front_make_a_forum_of_theirs(claimed: Claimed, name: str, places: set[str]) -> None:
    found = claimed(f"Delegates of the {name} met again.", "memberOf")
    assert {place for place, _ in found} == places


def test_a_city_beside_its_country(claimed: Claimed) -> None:
    assert claimed("They met in Marrakesh, Morocco, in May.", "locatedIn") == {
        ("place/marrakesh", "place/morocco")
    }
    assert claimed("They met in Marrakesh, Japan and Fiji.", "locatedIn") == set()


def test_an_embassy_is_where_it_was_sent(claimed: Claimed) -> None:
    found = claimed("Đại sứ quán Việt Nam tại Nhật Bản", "locatedIn", "vi")
    assert {place for _, place in found} == {"place/japan"}


def test_a_country_behind_a_body_says_where_it_is(claimed: Claimed) -> None:
    assert ("agency/kyrgyzpatent", "place/kyrgyzstan") in claimed(
        "Mr. Azamat Bekov came from Kyrgyzpatent (Kyrgyz Republic).", "locatedIn"
    )
    assert not claimed("The Legal Institute of Trade, Laos and Cuba met.", "locatedIn")
