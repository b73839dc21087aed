from collections.abc import Callable

import pytest

from loaders.extraction.bodies.knowledge import default_knowledge
from loaders.extraction.bodies.naming import by_function, has_words, is_generic, organization
from loaders.extraction.text.document import Document

Read = Callable[..., Document]
Named = Callable[..., dict[str, set[str]]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Legal Division", True),
        ("Phòng Pháp chế", True),
        ("University of Nairobi", False),
        ("Office of the Sun", True),
        ("Sun Motors", False),
    ],
)
def test_generic_names_do_not_say_whose_they_are(name: str, expected: bool) -> None:
    assert is_generic(name) is expected


def test_whole_words_only() -> None:
    assert has_words("the Working Group on Trade", "Working Group")
    assert not has_words("the Working Groups", "Working Group")


def test_a_function_and_a_country_make_one_body_in_both_languages(read: Read) -> None:
    knowledge = default_knowledge()
    document = read("", "en")
    body = by_function(document, knowledge, "FJ", "government")
    assert body.names == {"en": ["Government of Fiji"], "vi": [body.names["vi"][0]]}
    assert body.names["vi"][0].startswith("Chính phủ ")


def test_abbreviations_of_the_article_are_written_out_before_a_name_is_looked_up(read: Read) -> None:
    document = read("về sở hữu trí tuệ (SHTT) và", "vi")
    assert organization(document, default_knowledge(), "Cục SHTT").key == "agency/ip-viet-nam"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đoàn của Tòa án nhân dân tối cao Việt Nam đã đến.", "agency/supreme-peoples-court"),
        ("Sở Khoa học và công nghệ (KH&CN) tỉnh Nghệ An mở lớp.", "agency/dost-nghe-an"),
        ("Sở Khoa học Công nghệ tỉnh Nghệ An mở lớp.", "agency/dost-nghe-an"),
    ],
)
def test_a_known_body_with_its_country_or_short_form(named: Named, text: str, key: str) -> None:
    assert key in {found for keys in named(text, "vi").values() for found in keys}
