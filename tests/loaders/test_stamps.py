import pytest

from loaders.stamps import address_date, published, stamp_date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Tin hoạt động 19/10/2023 19:50", "2023-10-19"),
        ("Th 3, 17/05/2022 | 11:30 SA", "2022-05-17"),
        ("Thứ Hai, ngày 3 tháng 6 năm 2024", "2024-06-03"),
        ("Chủ nhật, 02/06/2024 08:15 (GMT+7)", "2024-06-02"),
        ("12:00 | 03/06/2024", "2024-06-03"),
        ("Ngày đăng: 3/6/2024", "2024-06-03"),
        ("Cập nhật lúc 10h30 ngày 3 tháng 6 năm 2024", "2024-06-03"),
        ("03/06/2024", "2024-06-03"),
        ("Monday, 3 June 2024 10:15", "2024-06-03"),
        ("September 24, 2025 | 10:34", "2025-09-24"),
        ("14 Mar 2006 Posted in Press releases", "2006-03-14"),
        ("Geneva, May 24, 2024", "2024-05-24"),
        ("Published 2024-06-03", "2024-06-03"),
    ],
)
def test_a_stamp_gives_its_date(line: str, date: str) -> None:
    assert stamp_date(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 13/5/2022, ông A đã làm việc với Sở Khoa học và Công nghệ thành phố Hải Phòng.",
        "Lễ ký ngày 19/3/2014",
        "Hội nghị diễn ra tại Hà Nội vào ngày 3 tháng 6 năm 2024",
        "The two offices signed the agreement on 3 June 2024.",
        "Việt Nam sáng tạo khi xây dựng PII",
        "31/02/2024 10:00",
        "Thứ Hai, 04/06/2024 10:00",  # a Tuesday: one of the two is wrong
    ],
)
def test_a_sentence_or_a_wrong_date_is_no_stamp(line: str) -> None:
    assert stamp_date(line) is None


def test_in_english_a_numeric_date_needs_more() -> None:
    assert stamp_date("03/06/2024 10:15", language="en") is None
    assert stamp_date("Monday, 03/06/2024 10:15", language="en") == "2024-06-03"
    assert stamp_date("Wednesday, 03/06/2024 10:15", language="en") == "2024-03-06"
    assert stamp_date("23/06/2024 10:15", language="en") == "2024-06-23"


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://example.org/2024/06/03/offices-meet", "2024-06-03"),
        ("https://example.org/news/2024-06-03-offices-meet.html", "2024-06-03"),
        ("https://example.vn/tin/hai-co-quan-ky-ban-ghi-nho-20250925135036541.htm", "2025-09-25"),
        ("https://example.vn/20190701/le-ky-7701111.html", "2019-07-01"),
        ("https://example.org/2024/06/offices-meet", "2024-06"),
        ("https://example.org/articles/7702468.html", None),
        ("https://example.org/2024/13/45/x", None),
        ("https://example.org/", None),
    ],
)
def test_an_address_may_hold_a_date(address: str, date: str | None) -> None:
    assert address_date(address) == date


def test_the_head_comes_before_the_address() -> None:
    text = "Hai cơ quan ký bản ghi nhớ\n19/10/2023 19:50\nNội dung của bài viết."
    assert published(text, url="https://example.org/2024/06/03/x") == "2023-10-19"
    assert published("Nội dung.", url="https://example.org/2024/06/03/x") == "2024-06-03"


def test_a_leading_mark_and_a_source_line_count() -> None:
    assert published(" date 2025-09-25 Hai cơ quan ký bản ghi nhớ.") == "2025-09-25"
    assert published(" date 2019-07 Hai cơ quan ký bản ghi nhớ.") == "2019-07"
    text = "Some text.\nSource: https://example.vn/tin/a-b-c-20250925135036541.htm\nComment (0)"
    assert published(text) == "2025-09-25"


def test_dates_of_events_in_the_text_are_left_alone() -> None:
    text = (
        "Hai nước ký hiệp định\nNgày 30/6/2019, tại Hà Nội, hai bên đã ký hiệp định.\nHiệp định có hiệu lực."
    )
    assert published(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("GENEVA, 3 May 2024 – Two offices signed a plan.", "2024-05-03"),
        ("Lima, 12 April 2019. Two offices met yesterday.", "2019-04-12"),
        ("MANILA (Wire News), Aug. 29, 2014 — Officers finished a course.", "2014-08-29"),
        ("Hà Nội, ngày 13/5/2024 - Hai cơ quan gặp nhau.", "2024-05-13"),
        ("On 3 May 2024 - after two years - the offices signed a plan.", None),
        ("They met in Geneva, 3 May 2024. It was the third time.", None),
        ("The office moved to Lima, 12 April 2019 - a day to remember.", None),
    ],
)
def test_a_dateline_tells_the_day_of_writing(text: str, date: str | None) -> None:
    assert published(text) == date
