import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.text.dates import find_dates
from ontology.vocabulary import Basis

STATED = [
    ("Ngày 13/5/2022, hai bên gặp nhau.", "2022-05-13"),
    ("vào ngày 25 tháng 7 năm 2023 tại Hà Nội", "2023-07-25"),
    ("Đã ký (tháng 6/2023) một văn bản", "2023-06"),
    ("tháng 6 năm 2023 hai bên đã ký", "2023-06"),
    ("Hai bên đã ký bản ghi nhớ (6/2023) này", "2023-06"),
    ("Từ ngày 14 đến 16/11/2022, đoàn đã thăm", "2022-11-14/2022-11-16"),
    ("Từ 14-16/11/2022, đoàn đã thăm", "2022-11-14/2022-11-16"),
    ("từ ngày 30/6 đến ngày 3/7/2023, đoàn", "2023-06-30/2023-07-03"),
    ("từ ngày 30/12-3/1/2023, đoàn đã thăm", "2022-12-30/2023-01-03"),
    ("ngày 14 và 15 tháng 3 năm 2024, cơ quan", "2024-03-14/2024-03-15"),
    ("giai đoạn 2016-2025 của khối", "2016/2025"),
    ("trong năm 2023, các cơ quan", "2023"),
    ("Quý III/2024, các bên", "2024-07/2024-09"),
    ("On 13 February 2012 the two offices met", "2012-02-13"),
    ("on February 13, 2012, the offices met", "2012-02-13"),
    ("On Feb. 3rd, 2012 they met", "2012-02-03"),
    ("from 13 to 15 February 2012 in Geneva", "2012-02-13/2012-02-15"),
    ("held on February 13-15, 2012 in Geneva", "2012-02-13/2012-02-15"),
    ("from 30 June to 3 July 2023", "2023-06-30/2023-07-03"),
    ("held June 30 – July 3, 2023", "2023-06-30/2023-07-03"),
    ("signed in October 2019 in Geneva", "2019-10"),
    ("signed in 2019 by both", "2019"),
    ("the 2021-2025 work plan", "2021/2025"),
    ("signed 2025-09-25 in Hanoi", "2025-09-25"),
    ("met on 25/09/2025 in Lima", "2025-09-25"),
    ("met on 09/25/2025 in Lima", "2025-09-25"),
    ("met on 05/06/2025 in Lima", "2025"),
    ("on Wednesday, February 8, 2023 in Seoul", "2023-02-08"),
    ("from 17 July 2017 to 11 August 2017", "2017-07-17/2017-08-11"),
    ("từ ngày 24 – 26.7.2017", "2017-07-24/2017-07-26"),
    ("from April 12 (Wed) to 14 (Fri), 2017", "2017-04-12/2017-04-14"),
    ("dự án (tháng 3/2011 - tháng 8/2014) của Viện", "2011-03/2014-08"),
    ("ngày 3 và 4-10-2018, hai bên", "2018-10-03/2018-10-04"),
    ("Sáng 7/ 9 /2019, tại huyện", "2019-09-07"),
    ("on Monday May 6, 2024 – Tuesday May 7, 2024 in Lima", "2024-05-06/2024-05-07"),
    ("on Thursday, June 6 and Friday, June 7, 2024", "2024-06-06/2024-06-07"),
]


@pytest.mark.parametrize(("text", "value"), STATED)
def test_reads_what_is_stated_with_its_precision(text: str, value: str) -> None:
    found = find_dates(text, 0, len(text), published=None)
    assert [(f.value, f.basis) for f in found] == [(value, Basis.STATED)]


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("Sáng 24/9, hai bên đã ký", "2025-09-24", Basis.PUBLISHED),
        ("sáng 4.1, hai bên đã ký", "2025-01-04", Basis.PUBLISHED),
        ("diễn ra ngày 24-9 tại Huế", "2024-09-24", Basis.PUBLISHED),
        ("Chiều 3-1, hai bên đã ký", "2025-01-03", Basis.PUBLISHED),
        ("hai ngày 3-4 tháng 1, hai bên họp", "2025-01-03/2025-01-04", Basis.PUBLISHED),
        ("từ ngày 28-12 đến 2-1, đoàn thăm Lào", "2024-12-28/2025-01-02", Basis.PUBLISHED),
        ("On 30 December the office", "2024-12-30", Basis.PUBLISHED),
        ("chiều nay, đoàn đã thăm", "2025-01-05", Basis.RELATIVE),
        ("The minister said yesterday that", "2025-01-04", Basis.RELATIVE),
        ("They met on Monday in Doha", "2024-12-30", Basis.RELATIVE),
        ("Tháng trước, hai bên", "2024-12", Basis.RELATIVE),
        ("vào tháng 4 năm sau tại Huế", "2026-04", Basis.RELATIVE),
        ("tháng 12 vừa qua, hai bên", "2024-12", Basis.RELATIVE),
        ("The second round is planned for next April.", "2025-04", Basis.RELATIVE),
        ("They met last November in Doha", "2024-11", Basis.RELATIVE),
    ],
)
def test_completes_from_the_publication_and_says_so(text: str, value: str, basis: Basis) -> None:
    published = "2025-10-01" if "24/9" in text else "2025-01-05"
    found = find_dates(text, 0, len(text), published=published)
    assert [(f.value, f.basis) for f in found] == [(value, basis)]
    assert find_dates(text, 0, len(text), published=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tin hoạt động 19/10/2023 19:50\nNội dung",
        "Th 3, 17/05/2022 | 11:30 SA",
        " date 2025-09-25 Nội dung",
        "Last updated: 3 May 2021",
        "the strategy to be reached by 2030",
        "Chiến lược đến năm 2030",
        "ngày 31/2/2023",
        "giải 10 years of 1500 applications",
        "https://example.org/2025/09/25/a-20250925135036541.htm",
        "Nghị quyết số 57-NQ/TW, đơn 12345/2022",
    ],
)
def test_leaves_out_stamps_targets_and_what_is_no_date(text: str) -> None:
    assert find_dates(text, 0, len(text), published="2025-01-05") == []


@given(st.text(alphabet="0123456789/-–. ngàyđếntháMay20", max_size=60))
def test_never_fails_and_offsets_stay_inside(text: str) -> None:
    for found in find_dates(text, 0, len(text), published="2024-02-29"):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Ngày 3/5/2024, hai bên họp. Hiệp định ký ngày 1/2/2019. Chiều cùng ngày, đoàn thăm Huế.",
            "2024-05-03",
        ),
        ("They met on 3 May 2024. On the same day they toured the port.", "2024-05-03"),
    ],
)
def test_the_same_day_is_that_of_the_news(text: str, value: str) -> None:
    found = find_dates(
        text,
        text.lower().rfind("cùng ngày" if "cùng" in text else "on the same"),
        len(text),
        published="2024-05-06",
    )
    assert [(f.value, f.basis) for f in found] == [(value, Basis.RELATIVE)]


def test_the_same_day_as_none_is_no_date() -> None:
    text = "The same day they toured the port."
    assert find_dates(text, 0, len(text), published="2024-05-06") == []


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The next session is planned for Lima in August.", "2019-03-07", "2019-08"),
        ("The handbook came out in November.", "2019-03-07", "2018-11"),
        ("Khóa học bắt đầu vào tháng 11.", "2019-03-07", "2018-11"),
        ("It ran in March of this year.", "2017-11-24", "2017-03"),
        ("It was concluded last January.", "2017-01-19", "2016-01"),
        ("It was concluded last January.", "2017-03-19", "2017-01"),
        ("It opened on Nov.9th.", "2017-11-24", "2017-11-09"),
        ("It was signed on Tuesday (November 14).", "2017-11-24", "2017-11-14"),
    ],
)
def test_a_month_alone_is_the_nearest_one(text: str, published: str, value: str) -> None:
    assert [d.value for d in find_dates(text, 0, len(text), published=published)] == [value]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("GENEVA, 3 May 2024 – The offices signed a plan on 2 May 2024.", ["2024-05-02"]),
        ("Hà Nội, ngày 13/5/2024 - Hai cơ quan gặp nhau.", []),
        ("GENEVA, 3 May 2024 (Newswire) – The offices signed a plan.", []),
        ("Geneva, 3-5 May 2024 – The council met.", ["2024-05-03/2024-05-05"]),
        ("On 3 May 2024 – a Friday – the offices signed a plan.", ["2024-05-03"]),
    ],
)
def test_the_day_of_a_dateline_dates_nothing(text: str, dates: list[str]) -> None:
    assert [d.value for d in find_dates(text, 0, len(text), published=None)] == dates
