from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document

Named = Callable[..., dict[str, set[str]]]


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("Hội nghị diễn ra tại thành phố Đông Hà sáng nay.", "Đông Hà", "place:dong ha"),
        ("Đoàn thăm tỉnh Khăm Muộn của Lào.", "Khăm Muộn", "place:kham muon"),
        ("Xưởng đặt tại bang Oaxaca.", "Oaxaca", "place:oaxaca"),
        ("Lễ ký ở thị xã Hồng Lĩnh, sau đó đoàn rời Hồng Lĩnh.", "Hồng Lĩnh", "place:hong linh"),
    ],
)
def test_a_noun_tells_a_place(named: Named, text: str, place: str, key: str) -> None:
    assert key in named(text, "vi")[place]


def test_a_known_place_stays_what_it_is(named: Named) -> None:
    found = named("Lễ ký diễn ra tại thành phố Đà Nẵng.", "vi")
    assert {"place/da-nang"} in found.values()
    assert not any(key.startswith("place:") for keys in found.values() for key in keys)


def test_the_office_of_a_province_is_no_place(named: Named) -> None:
    found = named("Chủ tịch UBND tỉnh Kon Rẫy Nguyễn Văn Khải phát biểu.", "vi")
    assert not any(key.startswith("place:") for keys in found.values() for key in keys)
    assert "Nguyễn Văn Khải" in found


def test_an_unknown_town_before_its_country_is_a_place(read: Callable[..., Document]) -> None:
    document = read("The talks were held in Brelmont, Peru. Guests saw Brelmont by night.", "en")
    town = document.candidates["place:brelmont"]
    assert (town.country, town.sort) == ("PE", "town")
    assert sum(m.key == "place:brelmont" for m in document.mentions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The talks on cooperation were held in Cooperation, Peru said.",
        "The talks were held in East Africa, Kenya said.",
        "Talks were held in Lima, Peru.",
    ],
)
def test_usual_words_and_known_towns_are_no_new_places(read: Callable[..., Document], text: str) -> None:
    assert not any(key.startswith("place:") for key in read(text, "en").candidates)
