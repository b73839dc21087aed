from collections.abc import Callable

Named = Callable[..., dict[str, set[str]]]


def test_one_head_over_several_ministries(named: Named) -> None:
    found = named("đại diện các Bộ: Y tế, Văn hóa, Thể thao và Du lịch, Tư pháp và Tài chính", "vi")
    assert found == {
        "Y tế": {"agency/moh"},
        "Văn hóa, Thể thao và Du lịch": {"agency/mcst"},
        "Tư pháp": {"agency/moj"},
        "Tài chính": {"agency/mof"},
    }


def test_one_head_over_several_countries(named: Named) -> None:
    found = named("The patent offices of Japan, China and Chile met.")
    assert found == {
        "patent offices of Japan": {"agency/jpo"},
        "China": {"agency/cnipa"},
        "Chile": {"agency/inapi-chile"},
    }


def test_vietnamese_offices_with_dates_between(named: Named) -> None:
    found = named("với các Cơ quan sở hữu trí tuệ Singapore (tháng 1/2023) và Hàn Quốc (tháng 4/2023)", "vi")
    assert {"agency/ipos"} in found.values()
    assert found["Hàn Quốc"] == {"agency/kipo"}


def test_a_country_on_its_own_stays_a_place(named: Named) -> None:
    found = named("Cơ quan Sáng chế Nhật Bản cảm ơn Hàn Quốc", "vi")
    assert found["Hàn Quốc"] == {"place/republic-of-korea"}


def test_english_ministries(named: Named) -> None:
    found = named("In Viet Nam, the Ministries of Justice, Finance and Health replied.")
    assert found["Ministries of Justice"] == {"agency/moj"}
    assert found["Finance"] == {"agency/mof"}
    assert found["Health"] == {"agency/moh"}


def test_ministries_of_one_field_are_those_of_countries_that_nobody_names(named: Named) -> None:
    found = named("The three ministries of justice never agreed.")
    assert set() == set().union(*found.values())


def test_offices_of_a_list_of_provinces(named: Named) -> None:
    found = named("Dự có đại diện Sở Tư pháp các tỉnh, thành phố: Bắc Giang, Hải Phòng.", "vi")
    assert {"agency:so tu phap bac giang", "agency:so tu phap hai phong"} <= set().union(*found.values())
