from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind

Read = Callable[..., Document]
Named = Callable[..., dict[str, set[str]]]


def names(document: Document) -> set[str]:
    keys = {m.key: document.quote(m.start, m.end) for m in document.mentions}
    return {quote for key, quote in keys.items() if document.candidates[key].kind is Kind.PROGRAMME}


@pytest.mark.parametrize(
    ("text", "language", "passage"),
    [
        ("JICA funds the Green Harvest Branding Project.", "en", "Green Harvest Branding Project"),
        ("JICA tài trợ Dự án “Ươm mầm thương hiệu nông sản”.", "vi", "Dự án “Ươm mầm thương hiệu nông sản”"),
        ("Lào triển khai Chiến lược đổi mới nông nghiệp đến năm 2035.", "vi",
         "Chiến lược đổi mới nông nghiệp đến năm 2035"),
    ],
)  # fmt: skip
def test_programmes_are_found_by_name(read: Read, text: str, language: str, passage: str) -> None:
    assert passage in names(read(text, language))


@pytest.mark.parametrize(
    ("text", "language"), [("The project went well.", "en"), ("Các dự án được triển khai tốt.", "vi")]
)
def test_common_nouns_are_no_programmes(read: Read, text: str, language: str) -> None:
    assert not names(read(text, language))


def test_two_projects_with_titles_of_their_own_are_two(read: Read) -> None:
    text = "JICA tài trợ Dự án “Nâng cao năng lực A” và Dự án “Nâng cao năng lực A và B”."
    assert len(names(read(text, "vi"))) == 2


def test_a_programme_that_nothing_names_is_left_out(named: Named) -> None:
    found = named("The EPO announced the programme. The project is over.")
    assert not any(key.startswith("programme") for keys in found.values() for key in keys)


def test_a_capital_goes_back_to_the_project_named_before(named: Named) -> None:
    found = named("Cục Sở hữu trí tuệ khởi động Dự án “Nâng cao năng lực”. Dự án kéo dài hai năm.", "vi")
    keys = {key for keys in found.values() for key in keys if key.startswith("programme")}
    assert len(keys) == 1 and "Dự án" in found


def test_what_follows_a_name_tells_that_it_is_a_programme(read: Read) -> None:
    text = "Many met under Silk Road Link, a four-year project of the union. JICA funds Deep Blue, a pilot."
    assert names(read(text, "en")) == {"Silk Road Link", "Deep Blue"}
    assert not names(read("Pedro Ruiz, the project manager, spoke of rain.", "en"))


@pytest.mark.parametrize(
    ("text", "language", "passage", "status"),
    [
        ("A survey on fees for small designs, put forward by Chile, is under way.", "en",
         "survey on fees for small designs", "ongoing"),
        ("Fiji asked WIPO for help with drafting its first national IP policy.", "en",
         "first national IP policy", "proposed"),
        ("Bộ Công Thương đang trình Nghị định về quản lý nhãn hiệu.", "vi",
         "Nghị định về quản lý nhãn hiệu", "proposed"),
    ],
)  # fmt: skip
def test_undertakings_told_of_in_lower_case(
    read: Read, text: str, language: str, passage: str, status: str
) -> None:
    document = read(text, language)
    assert passage in names(document)
    assert status in {c.value for c in document.claims if c.predicate == "status"}


def test_an_undertaking_of_which_nothing_is_said_is_dropped(read: Read) -> None:
    assert not names(read("A study on fees for designs lay on the table."))


def test_a_gathering_on_a_law_is_no_law(read: Read) -> None:
    document = read("The Andean Seminar on Trademark Law Enforcement was held in Quito on 3 May 2011.")
    assert not names(document)
    assert [c.value for c in document.claims if c.predicate == "date"] == ["2011-05-03"]


def test_a_coined_word_is_name_enough(read: Read) -> None:
    text = "Dự án VietSeed4Growth được triển khai tại Lào từ năm 2019."
    assert "Dự án VietSeed4Growth" in names(read(text, "vi"))


def test_a_project_does_not_run_on_into_what_it_holds(read: Read) -> None:
    text = "Viện Chăn nuôi phối hợp với Dự án tổ chức Hội thảo về chỉ dẫn địa lý tại Huế ngày 5/6/2019."
    document = read(text, "vi")
    assert not names(document)
    assert [c.value for c in document.claims if c.predicate == "date"] == ["2019-06-05"]


def test_a_coined_word_before_what_it_is_names_a_programme(read: Read) -> None:
    text = "Seeds4Growth, a new EU-funded breeding project, began. The Seeds4Growth project helps Kenya."
    assert len(names(read(text))) == 1


def test_the_short_form_behind_a_long_name_tells_which_known_programme_it_is(read: Read) -> None:
    text = "The Africa Intellectual Property Rights and Innovation Project (AfrIPI) is funded by the EU."
    document = read(text)
    programmes = {key for key, one in document.candidates.items() if one.kind is Kind.PROGRAMME}
    assert len(programmes & {m.key for m in document.mentions}) == 1


def test_a_programme_in_lower_case_is_one_where_an_agreement_is_to_launch_it(read: Read) -> None:
    text = "Chile and Peru signed a joint statement aimed at launching a bilateral cooperation programme."
    assert names(read(text)) == {"bilateral cooperation programme"}
