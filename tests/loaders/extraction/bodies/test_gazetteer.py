from collections.abc import Callable

import pytest

Named = Callable[..., dict[str, set[str]]]


def test_the_longest_name_wins(named: Named) -> None:
    found = named("Sở Khoa học và Công nghệ thành phố Hải Phòng", "vi")
    assert found == {"Sở Khoa học và Công nghệ thành phố Hải Phòng": {"agency/dost-hai-phong"}}


@pytest.mark.parametrize(
    "text",
    [
        "Anh ấy cho ý kiến về pháp luật",
        "Mỹ phẩm giả và Pháp luật, Đức tính",
        "ngành mỹ thuật, tiếng nga",
        "jpo and epo in small letters",
        "Ý tưởng về Mỹ thuật",
        "Khu vực Thái Bình Dương",
    ],
)
def test_syllables_and_small_letters_are_no_names(named: Named, text: str) -> None:
    assert named(text, "vi") == {}


def test_one_word_countries_stand_alone(named: Named) -> None:
    found = named("Hợp tác với Anh, Pháp, Đức và Mỹ", "vi")
    assert set(found) == {"Anh", "Pháp", "Đức", "Mỹ"}
    assert found["Anh"] == {"place/united-kingdom"}


def test_accents_must_agree_where_there_are_any(named: Named) -> None:
    assert named("Thành phố Hài Phóng", "vi") == {}
    assert named("The city of Hai Phong", "en") == {"Hai Phong": {"place/hai-phong"}}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("In Brazil, INPI opened an office.", "agency/inpi-brazil"),
        ("The office of France, INPI, met the press in Paris.", "agency/inpi-france"),
        ("INPI (Argentina) met INTA.", "agency/inpi-argentina"),
    ],
)
def test_a_shared_abbreviation_goes_by_country(named: Named, text: str, body: str) -> None:
    assert named(text)["INPI"] == {body}


def test_a_shared_abbreviation_without_a_country_is_left(named: Named) -> None:
    assert "INPI" not in named("INPI said that it had grown.")


def test_bare_vietnamese_names_stay_at_home(named: Named) -> None:
    assert named("The Ministry of Justice of Viet Nam met them; the Ministry of Justice agreed.")[
        "Ministry of Justice"
    ] == {"agency/moj"}
    abroad = named("In Nairobi, Kenya, the Ministry of Justice agreed.")
    assert abroad.get("Ministry of Justice") != {"agency/moj"}


def test_credits_name_nobody(named: Named) -> None:
    assert named("Hai bên gặp nhau. Ảnh: TTXVN", "vi") == {}
    assert named("Photo: WIPO\nThey met.") == {}


def test_the_news_agency_of_a_dateline_is_no_body_of_the_news(named: Named) -> None:
    assert named("TTXVN - Ngày 5/3, hai bên gặp nhau.", "vi") == {}
    assert "WIPO" in named("WIPO - an agency - grew.")


@pytest.mark.parametrize(
    "text", ["Da Lat (VNA) – The meeting was long.", "At the seminar in Lima. — VNA/VNS Photo", "(VNA photo)"]
)
def test_a_news_agency_behind_a_town_or_a_picture_is_no_body_of_the_news(named: Named, text: str) -> None:
    assert "VNA" not in named(text, "en")


def test_a_news_agency_that_acts_is_one(named: Named) -> None:
    assert "VNA" in named("The VNA signed a memorandum with WIPO.", "en")


@pytest.mark.parametrize(("text", "key"), [("Kipo", "agency/kipo"), ("Asean", "forum/asean")])
def test_newspapers_spell_short_forms_as_words(named: Named, text: str, key: str) -> None:
    assert named(f"The {text} held a workshop in Rome.", "en")[text] == {key}


def test_short_forms_that_are_words_are_none(named: Named) -> None:
    assert "Cost" not in named("Cost of filing fell in Rome.", "en")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Bộ Văn hóa Thể thao và Du lịch đã họp.", "agency/mcst"),
        ("Bộ Nông nghiệp & Phát triển nông thôn đã họp.", "agency/mard"),
        ("Viện Hàn lâm Khoa học & Công nghệ Việt Nam đã họp.", "agency/vast"),
        ("Hiệp hội quốc tế về bảo hộ giống cây trồng đã họp.", "agency/upov"),
        ("Đoàn Malaixia đã đến.", "place/malaysia"),
    ],
)
def test_other_spellings_are_the_same_body(named: Named, text: str, key: str) -> None:
    assert key in {found for keys in named(text, "vi").values() for found in keys}


def test_a_town_in_a_surname_or_in_the_name_of_treaties_is_no_place(named: Named) -> None:
    found = named("Ms. Rosa De Los Angeles Prieto explained the Madrid and Hague systems in New Mexico.")
    assert not {"Los Angeles", "Madrid", "Mexico"} & set(found)
    assert "Madrid" in named("She flew to Madrid and Lisbon.")


def test_addresses_and_notices_of_a_page_are_not_read(named: Named) -> None:
    text = (
        "Brello Media, 3 Harbour Street, London, AB1 2CD\n\n© Brello Media 2021, Paris\n\nWIPO met in Geneva."
    )
    assert {"WIPO", "Geneva"} <= set(named(text)) <= {"WIPO", "Geneva", "met"}
