from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind

Named = Callable[..., dict[str, set[str]]]


def people(named: Named, text: str, language: str = "en") -> set[str]:
    return {p for p, keys in named(text, language).items() if any(k.startswith("official:") for k in keys)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Mr. Jean-Pierre van der Merwe and Dr. Ana P. Souza spoke.",
            {"Jean-Pierre van der Merwe", "Ana P. Souza"},
        ),
        ("H.E. Mr. Fernando dos Santos met Sheikha Noor al-Sabah.", {"Fernando dos Santos", "Noor al-Sabah"}),
        ("USPTO Director Mary Boney Denison opened it.", {"Mary Boney Denison"}),
        (
            "KIPO Commissioner PARK Wonjoo and Deputy Commissioner He Zhimin met.",
            {"PARK Wonjoo", "He Zhimin"},
        ),
        ("The Director General of ARIPO, Bemanya Twebaze, signed.", {"Bemanya Twebaze"}),
        (
            "Luiz Otávio Pimentel, President of INPI, and Zoë Çelik, Head of Unit, left.",
            {"Luiz Otávio Pimentel", "Zoë Çelik"},
        ),
        ("The talks were led by Le Ngoc Lam of Viet Nam.", {"Le Ngoc Lam"}),
        ("Peter Novak said that the Patent Office said so.", {"Peter Novak"}),
        ("Minister of Trade Pichai Naripthaphan arrived.", {"Pichai Naripthaphan"}),
    ],
)
def test_english(named: Named, text: str, names: set[str]) -> None:
    assert people(named, text, "en") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Nguyễn Văn Bảy và bà Lê Thị Thu Hà dự.", {"Nguyễn Văn Bảy", "Lê Thị Thu Hà"}),
        ("Thứ trưởng Bùi Thế Duy tiếp ông Kim Yong-rae.", {"Bùi Thế Duy", "Kim Yong-rae"}),
        ("Tổng Giám đốc WIPO Daren Tang phát biểu.", {"Daren Tang"}),
        ("PGS.TS. Trần Văn Nam, Hiệu trưởng Trường Đại học Luật, nói.", {"Trần Văn Nam"}),
        ("Bộ trưởng Thương mại Thái Lan Jurin Laksanawisit đến.", {"Jurin Laksanawisit"}),
        ("Michelle Yang, Phó Trợ lý Đại diện Thương mại Hoa Kỳ, nói.", {"Michelle Yang"}),
        ("Trưởng USTR Katherine Tai đến Hà Nội.", {"Katherine Tai"}),
        ("Phó Chủ tịch UBND tỉnh Lê Thị Hà dự.", {"Lê Thị Hà"}),
        ("Lãnh đạo tỉnh Lâm Đồng và tỉnh Cao Bằng dự.", set()),
        ("Phó Chủ tịch Phòng Thương mại và Công nghiệp Dubai Rashid Al Falasi ký.", {"Rashid Al Falasi"}),
        ("Tại Thành phố Hồ Chí Minh và khu vực Thái Bình Dương, Hàn Quốc", set()),
    ],
)
def test_vietnamese(named: Named, text: str, names: set[str]) -> None:
    assert people(named, text, "vi") == names


def test_a_country_syllable_in_a_name_is_no_country(named: Named) -> None:
    found = named("Bộ trưởng Chu Ngọc Anh và ông Lê Huy Anh gặp bà Trần Thị Nga, ông Vũ Văn Mỹ.", "vi")
    assert not any(key.startswith("place/") for keys in found.values() for key in keys)


def test_short_forms_join_the_full_name(named: Named) -> None:
    found = named("Mr. Koichi Hamano arrived. Mr. Hamano thanked the host. Hamano then left.")
    assert found["Hamano"] == {"official:koichi hamano"}
    found = named("Bà Sarah Kemp tiếp ông Lưu Mạnh Tưởng. Bà Kemp nói. Ông Tưởng cảm ơn.", "vi")
    assert found["Kemp"] == {"official:sarah kemp"}
    assert found["Tưởng"] == {"official:luu manh tuong"}


def test_a_short_form_of_two_people_is_nobody(named: Named) -> None:
    assert "Lee" not in named("Mr. Daniel Lee met Ms. Rena Lee. Lee left.")


def test_a_middle_initial_is_the_same_person(named: Named) -> None:
    found = named("Ms. Michelle K. Lee spoke. Ms. Michelle Lee left.")
    assert found["Michelle K. Lee"] == found["Michelle Lee"]


def test_names_that_only_accents_tell_apart_stay_apart(named: Named) -> None:
    found = named("Bà Nguyễn Thị Hiên gặp bà Nguyễn Thị Hiền.", "vi")
    assert found["Nguyễn Thị Hiên"].isdisjoint(found["Nguyễn Thị Hiền"])


def test_a_headline_in_capitals_names_nobody_by_its_titles(named: Named) -> None:
    assert (
        people(named, "WIPO Director General Concludes Official Visit\nThe official visit ended.", "en")
        == set()
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was opened by Ana Souza in the evening.", "Ana Souza"),
        ('"We agree," said Ana Souza.', "Ana Souza"),
        ("Ana Souza of the European Patent Office said so.", "Ana Souza"),
        ("Mr. Tim Groser, New Zealand Minister of Trade, and Ana Souza, EPO President, left.", "Ana Souza"),
    ],
)
def test_people_without_an_honorific(named: Named, text: str, name: str) -> None:
    assert name in people(named, text, "en")


def test_a_caption_in_capitals_names_people(named: Named) -> None:
    text = "WIPO Director General Daren Tang and EPO President Ana Souza\nThey met in the city and signed."
    assert people(named, text, "en") == {"Daren Tang", "Ana Souza"}


def test_the_end_of_a_name_is_the_same_person(read: Callable[..., Document]) -> None:
    document = read("Ông Salim Al Harthy, Vụ trưởng, đến dự. Ông Al Harthy cảm ơn.", "vi")
    assert {k for k in document.candidates if k.startswith("official:")} == {"official:salim al harthy"}


def test_the_delegation_of_a_country_is_no_person(read: Callable[..., Document]) -> None:
    document = read("Đoàn Việt Nam do ông Lê Văn Bình dẫn đầu. Ông Đoàn Văn Hải cùng đi.", "vi")
    people = {key for key, c in document.candidates.items() if c.kind is Kind.OFFICIAL}
    assert people == {"official:le van binh", "official:doan van hai"}


def test_the_last_word_of_a_country_begins_no_name(named: Named) -> None:
    text = "Phó Tổng thống Cộng hòa Nam Phi Themba Mokoena dự hội đàm."
    assert "Themba Mokoena" in people(named, text, "vi")
    assert "place/south-africa" in named(text, "vi")["Cộng hòa Nam Phi"]


def test_the_verb_of_a_headline_is_no_name(named: Named) -> None:
    text = "IPOPHL Director General Rowel Barba Leads a Delegation to Bangkok"
    assert people(named, text, "en") == {"Rowel Barba"}


def test_long_names_with_forebears_are_whole(named: Named) -> None:
    name = "Khalid Omar Bin Abdul Rahman Al Fahimi"
    assert name in named(f"{name}, Director of WIPO, spoke.", "en")
    assert name in named(f"The pact was praised by Mr. {name} in Rome.", "en")


def test_a_name_without_its_middle_is_the_same_person(named: Named) -> None:
    found = named("Mr. Khalid Omar Fahimi of WIPO spoke. Mr. Khalid Fahimi left.", "en")
    assert found["Khalid Omar Fahimi"] == found["Khalid Fahimi"]


@pytest.mark.parametrize("street", ["số 12 Trần Hưng Đạo", "phố Trần Hưng Đạo", "đường Trần Hưng Đạo"])
def test_a_street_is_no_person(read: Callable[..., Document], street: str) -> None:
    document = read(f"Lễ khai mạc diễn ra tại {street}, Huế.", "vi")
    assert not [k for k, c in document.candidates.items() if c.kind is Kind.OFFICIAL]


def test_a_post_behind_a_foreign_name_is_no_part_of_it(named: Named) -> None:
    text = "Dự hội thảo có Ông Marc Delorme Chuyên gia về nhãn hiệu đến từ Viện Nghiên cứu thị trường."
    assert people(named, text, "vi") == {"Marc Delorme"}


def test_a_surname_before_a_title_is_a_person_where_no_longer_name_has_it(named: Named) -> None:
    found = named("Mr. Brellon, Director of WIPO, spoke. Director Brellon left.", "en")
    assert found["Brellon"] == {"official:brellon"}
    longer = named("Ms. Ana Brellon of WIPO spoke. Ms. Brellon, Director of WIPO, left.", "en")
    assert longer["Brellon"] == longer["Ana Brellon"]


def test_a_surname_without_a_title_is_none(named: Named) -> None:
    assert "Brellon" not in named("Mr. Brellon, who wrote to WIPO, left.", "en")


def test_the_owner_of_something_is_named_without_the_sign_of_owning(named: Named) -> None:
    text = "President Song Min-ho's visit and Director General Olav Brekke’s reply were praised."
    assert people(named, text) == {"Song Min-ho", "Olav Brekke"}


def test_forebears_may_be_left_out(read: Callable[..., Document]) -> None:
    document = read("SAIP CEO Dr. Faris bin Nasser Al-Dhahab opened it. Dr. Faris Al-Dhahab spoke.", "en")
    assert len({m.key for m in document.mentions if m.key.startswith("official:")}) == 1


def test_words_of_a_menu_are_no_vietnamese_name(named: Named) -> None:
    assert people(named, "Skip To Main Content of the page of WIPO. Le Ngoc Trac of Viet Nam spoke.") == {
        "Le Ngoc Trac"
    }


def test_an_academic_title_is_no_part_of_a_name(named: Named) -> None:
    assert people(named, "Ông TS Đàm Quốc Thể phát biểu.", "vi") == {"Đàm Quốc Thể"}


def test_a_president_of_the_past_takes_part_in_nothing(read: Callable[..., Document]) -> None:
    document = read("Hội thảo tưởng nhớ Chủ tịch Hồ Chí Minh do ông Lê Văn Bình khai mạc.", "vi")
    people = {key for key, c in document.candidates.items() if c.kind is Kind.OFFICIAL}
    assert people == {"official:le van binh"}


def test_the_government_is_not_its_head_whose_name_begins_as_the_word(read: Callable[..., Document]) -> None:
    document = read("Thủ tướng Chính phủ Trần Văn Chính dự lễ. Ông Chính phát biểu.", "vi")
    assert [m.start for m in document.mentions if document.quote(m.start, m.end) == "Chính"] == [46]
    assert "holdsPost" in {c.predicate for c in document.claims}
