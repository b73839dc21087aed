import pytest

from graph_api.pages.dating import began_by, date_in_words, day_asked, stood_at, within, year_of
from ontology.errors import InvalidQuery


@pytest.mark.parametrize(
    ("date", "english", "vietnamese"),
    [
        ("2024-05-03", "3 May 2024", "ngày 3 tháng 5 năm 2024"),
        ("2024-12", "December 2024", "tháng 12 năm 2024"),
        ("2024", "2024", "2024"),
        ("2018/2023-06", "2018 – June 2023", "2018 – tháng 6 năm 2023"),
        ("2024-04-02/2024-04-22", "2 – 22 April 2024", "ngày 2 – 22 tháng 4 năm 2024"),
        ("2024-04-22/2024-04-22", "22 April 2024", "ngày 22 tháng 4 năm 2024"),
        ("2024-13", "2024-13", "2024-13"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_are_written_as_people_write_them(date: str, english: str, vietnamese: str) -> None:
    assert date_in_words(date, "en") == english
    assert date_in_words(date, "vi") == vietnamese


@pytest.mark.parametrize(
    ("date", "day", "began", "stood"),
    [
        ("2018/2023", "2020-06", True, True),
        ("2018/2023", "2023-12-31", True, True),
        ("2018/2023", "2024", True, False),
        ("2018/2023", "2017", False, False),
        ("2020-06", "2020", True, True),
        ("2020-06-02", "2020-06-01", False, False),
        ("2016", "2024", True, True),
        (None, "1900", True, True),
        ("2050", None, True, True),
    ],
)
def test_what_has_no_date_is_never_left_out(
    date: str | None, day: str | None, began: bool, stood: bool
) -> None:
    assert (began_by(date, day), stood_at(date, day)) == (began, stood)


def test_a_time_is_touched_by_what_overlaps_it() -> None:
    assert within("2016/2025", "2020", "2021")
    assert within("2020-05", "2020-05-03", None)
    assert not within("2019", "2020", None)
    assert not within("2022", "2020", "2021")
    assert within(None, "2020", "2021")


def test_a_day_that_is_no_date_is_refused_with_its_name() -> None:
    assert day_asked(" 2020-06 ", "as_of") == "2020-06"
    assert day_asked("", "as_of") is None
    for wrong in ("soon", "2020-13", "2018/2020"):
        with pytest.raises(InvalidQuery, match=r"since is .* give a year"):
            day_asked(wrong, "since")


def test_years_come_from_what_begins_with_one() -> None:
    assert [year_of(text) for text in ("2018/2023", "2024-05", "soon")] == ["2018", "2024", None]
