from collections.abc import Callable

Named = Callable[..., dict[str, set[str]]]


def test_the_beginning_of_a_full_name_is_the_same_body(named: Named) -> None:
    found = named("Sở Công Thương tỉnh Bình Dương họp. Sở Công Thương đề nghị hỗ trợ.", "vi")
    assert found["Sở Công Thương"] == found["Sở Công Thương tỉnh Bình Dương"]


def test_an_abbreviation_in_brackets_goes_on(named: Named) -> None:
    found = named("The Regional Trade Marks Board (RTMB) met. RTMB will meet again.")
    assert found["RTMB"] == found["Regional Trade Marks Board"]


def test_an_abbreviation_of_a_part_of_the_name_is_no_body(named: Named) -> None:
    assert "SHTT" not in named("Cục Sở hữu trí tuệ (SHTT) họp về SHTT.", "vi")


def test_an_unknown_abbreviation_beside_a_title_is_an_office(named: Named) -> None:
    assert "BDTX" in named("BDTX Director Ann Cabochan left.")
    assert "BDTX" not in named("The BDTX protocol is old.")


def test_a_government_is_its_country(named: Named) -> None:
    assert named("The Government of Japan agreed.")["Government of Japan"] == {"place/japan"}
    assert named("Chính phủ đã ban hành.", "vi") == {}


def test_a_known_abbreviation_in_brackets_names_the_unknown_name_before_it(named: Named) -> None:
    assert named("the Office for Ideas of the Mind (EUIPO)")["Office for Ideas of the Mind"] == {
        "agency/euipo"
    }
