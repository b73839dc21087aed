from collections.abc import Callable
from typing import Any

import pytest

Claimed = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mr. Ali Hassan, Director General of the Japan Patent Office, spoke.",
            {("official:ali hassan", "Director General", "agency/jpo")},
        ),
        (
            "JPO Commissioner Koichi Hamano and EPO President António Campinos met.",
            {
                ("official:koichi hamano", "Commissioner", "agency/jpo"),
                ("official:antonio campinos", "President", "agency/epo"),
            },
        ),
        (
            "Mr. Ali Hassan, Commissioner — JPO, spoke.",
            {("official:ali hassan", "Commissioner", "agency/jpo")},
        ),
        (
            "Commissioner Shen Changyu of CNIPA spoke.",
            {("official:shen changyu", "Commissioner", "agency/cnipa")},
        ),
        (
            "Ms. Eva Roth, Deputy Director of the EPO and Chair of the TRIPS Council, spoke.",
            {
                ("official:eva roth", "Deputy Director", "agency/epo"),
                ("official:eva roth", "Chair", "forum/trips-council"),
            },
        ),
        (
            "Director General of IP Viet Nam Luu Hoang Long and Deputy Director Tran Le Hong came.",
            {
                ("official:luu hoang long", "Director General", "agency/ip-viet-nam"),
                ("official:tran le hong", "Deputy Director", "agency/ip-viet-nam"),
            },
        ),
        (
            "The EPO was represented by Mr. Ulf Maier, Vice-President.",
            {("official:ulf maier", "Vice-President", "agency/epo")},
        ),
        (
            "The World Intellectual Property Organization (WIPO) Deputy Director General Hasan Kleib left.",
            {("official:hasan kleib", "Deputy Director General", "agency/wipo")},
        ),
        (
            "Former USPTO Director Andrei Iancu spoke.",
            {("official:andrei iancu", "Director", "agency/uspto")},
        ),
        ("Mr. Ali Hassan met the Director General.", set()),
    ],
)
def test_english(claimed: Claimed, text: str, expected: set[tuple[str, ...]]) -> None:
    assert claimed(text, "holdsPost") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thứ trưởng Bộ Công Thương, Phó Chủ tịch Hội đồng TIFA Đỗ Thắng Hải chủ trì.",
            {
                ("official:do thang hai", "Thứ trưởng", "agency/moit"),
                ("official:do thang hai", "Phó Chủ tịch", "forum/tifa-council-us-viet-nam"),
            },
        ),
        (
            "Ông Daren Tang -Tổng Giám đốc WIPO và ông Lưu Hoàng Long - Cục trưởng Cục Sở hữu trí tuệ ký.",
            {
                ("official:daren tang", "Tổng Giám đốc", "agency/wipo"),
                ("official:luu hoang long", "Cục trưởng", "agency/ip-viet-nam"),
            },
        ),
        (
            "Sở KH&CN Hải Phòng có ông Lê Văn An, Giám đốc Sở; bà Vũ Thị Bình, Phó Giám đốc Sở.",
            {
                ("official:le van an", "Giám đốc", "agency/dost-hai-phong"),
                ("official:vu thi binh", "Phó Giám đốc", "agency/dost-hai-phong"),
            },
        ),
        (
            "Cục Sở hữu trí tuệ cho biết. Cục trưởng Đinh Hữu Phí nói.",
            {("official:dinh huu phi", "Cục trưởng", "agency/ip-viet-nam")},
        ),
        (
            "Bộ trưởng Thương mại Thái Lan Jurin Laksanawisit đến.",
            {("official:jurin laksanawisit", "Bộ trưởng", "agency/th-ministry-of-trade")},
        ),
        (
            "Trợ lý USTR Daniel Lee phụ trách Đổi mới sáng tạo và Sở hữu trí tuệ đến.",
            {("official:daniel lee", "Trợ lý phụ trách Đổi mới sáng tạo và Sở hữu trí tuệ", "agency/ustr")},
        ),
    ],
)
def test_vietnamese(claimed: Claimed, text: str, expected: set[tuple[str, ...]]) -> None:
    assert claimed(text, "holdsPost", "vi") == expected


def test_a_post_never_crosses_to_the_next_person(claimed: Claimed) -> None:
    found = claimed(
        "Cục trưởng Cục Sở hữu trí tuệ Lê An Bình tiếp ông Jan Novak, Viện trưởng INPI Pháp.",
        "holdsPost",
        "vi",
    )
    assert ("official:jan novak", "Cục trưởng", "agency/ip-viet-nam") not in found
    found = claimed("Dự có bà Mai Thị Hoa, Thứ trưởng Bộ Ngoại giao Nguyễn Minh Vũ.", "holdsPost", "vi")
    assert found == {("official:nguyen minh vu", "Thứ trưởng", "agency/mofa")}


def test_a_minister_heads_the_ministry_of_the_country_named(claimed: Claimed) -> None:
    expected = {("official:zulkifli hasan", "Trade Minister", "agency/id-ministry-of-trade")}
    assert claimed("Indonesian Trade Minister Zulkifli Hasan spoke.", "holdsPost") == expected
    found = claimed("The Minister of Trade of Indonesia, Mr. Zulkifli Hasan, spoke.", "holdsPost")
    assert {(s, o) for s, _, o in found} == {("official:zulkifli hasan", "agency/id-ministry-of-trade")}


@pytest.mark.parametrize(
    ("text", "language", "person", "office"),
    [
        ("Prime Minister of Fiji Jone Tora spoke.", "en", "jone tora", "agency:government|FJ"),
        ("Tân Thủ tướng Nhật Bản Kenji Mori đến.", "vi", "kenji mori", "agency:government|JP"),
        (
            "Ambassador of Japan to Viet Nam Kenji Mori spoke.",
            "en",
            "kenji mori",
            "agency/japan-embassy-hanoi",
        ),
        ("Đại sứ Nhật Bản tại Việt Nam Kenji Mori đến.", "vi", "kenji mori", "agency/japan-embassy-hanoi"),
        ("Deputy United States Trade Representative Ann Roe spoke.", "en", "ann roe", "agency/ustr"),
        ("Chủ tịch Hiệp hội VASX Kenji Mori nói.", "vi", "kenji mori", "agency:hiep hoi vasx"),
        (
            "Phó Chủ tịch điều hành Phòng Thương mại Hoa Kỳ Ann Roe nói.",
            "vi",
            "ann roe",
            "agency/us-chamber",
        ),
        (
            "Singapore, represented by Ms Ann Roe, Permanent Secretary (Law), signed.",
            "en",
            "ann roe",
            "agency/sg-ministry-of-law",
        ),
        (
            "Secretary for Competitiveness of the European Patent Office Jorge Lima left.",
            "en",
            "jorge lima",
            "agency/epo",
        ),
        (
            "Cục trưởng Cục Sở hữu trí tuệ (Bộ Công nghiệp và Thương mại Lào) Kham Vong nói.",
            "vi",
            "kham vong",
            "agency/dip-laos",
        ),
    ],
)
def test_offices_that_only_the_title_names(
    claimed: Claimed, text: str, language: str, person: str, office: str
) -> None:
    found = claimed(text, "holdsPost", language)
    assert {(subject, target) for subject, _, target in found} == {(f"official:{person}", office)}


def test_the_field_is_part_of_the_role_after_for(claimed: Claimed) -> None:
    ((_, role, _),) = claimed("Fiji's Minister for Foreign Affairs, Ms. Ann Roe, spoke.", "holdsPost")
    assert role == "Minister for Foreign Affairs"
    ((_, role, _),) = claimed("Fiji's Minister of Foreign Affairs, Ms. Ann Roe, spoke.", "holdsPost")
    assert role == "Minister"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The Irish Patent Office (IPOI, Controller Jane Murphy) signed it.",
            "en",
            {("official:jane murphy", "Controller", "agency/ipoi")},
        ),
        (
            "Ms. Grace Njeri, who heads the Japan Patent Office, and Mr. Paulo Lima left.",
            "en",
            {("official:grace njeri", "heads", "agency/jpo")},
        ),
        (
            "Mr. Sipho Dube, deputy director-general of the Harare-based ARIPO, spoke.",
            "en",
            {("official:sipho dube", "deputy director-general", "agency/aripo")},
        ),
        (
            "Mr. Ivan Petrov, Director General of Rospatent, and JPO head Koji Mori met.",
            "en",
            {
                ("official:ivan petrov", "Director General", "agency/rospatent"),
                ("official:koji mori", "head", "agency/jpo"),
            },
        ),
        (
            "Luis Gómez Pardo, Superintendent of Industry and Commerce of Colombia, signed.",
            "en",
            {("official:luis gomez pardo", "Superintendent", "agency/sic-colombia")},
        ),
        (
            "Cục trưởng Cục Sở hữu trí tuệ, Bộ Khoa học và Công nghệ nước CHDCND Lào Somchay Vongsa dự.",
            "vi",
            {("official:somchay vongsa", "Cục trưởng", "agency/dip-laos")},
        ),
        (
            "Tham tán Thương mại Hoa Kỳ tại Việt Nam John Reed nói.",
            "vi",
            {("official:john reed", "Tham tán Thương mại", "agency/us-embassy-hanoi")},
        ),
        (
            "Ông Trần Văn Nam, Hiệu trưởng Trường Đại học Luật Hà Nội, TS. Lê Thị Bích - Trưởng đoàn đến.",
            "vi",
            {("official:tran van nam", "Hiệu trưởng", "agency/hlu")},
        ),
        (
            "Bộ trưởng Bộ Kinh tế Thái Lan Somkid Chai tiếp Bộ trưởng Nguyễn Văn An.",
            "vi",
            {("official:somkid chai", "Bộ trưởng", "agency:ministry-of-economy|TH")},
        ),
    ],
)
def test_posts_in_other_places(
    claimed: Claimed, text: str, language: str, expected: set[tuple[str, ...]]
) -> None:
    assert claimed(text, "holdsPost", language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Trợ lý USTR Ivo Brandt phụ trách Đổi mới sáng tạo và Sở hữu trí tuệ cảm ơn hai bên.",
            "vi",
            ("official:ivo brandt", "Trợ lý phụ trách Đổi mới sáng tạo và Sở hữu trí tuệ", "agency/ustr"),
        ),
        (
            "Assistant U.S. Trade Representative for Innovation and Intellectual Property Ivo Brandt spoke.",
            "en",
            (
                "official:ivo brandt",
                "Assistant U.S. Trade Representative for Innovation and Intellectual Property",
                "agency/ustr",
            ),
        ),
        (
            "Ủy viên Bộ Chính trị, Bộ trưởng Ngoại giao Lê Văn Thịnh tiếp đoàn.",
            "vi",
            ("official:le van thinh", "Bộ trưởng", "agency/mofa"),
        ),
        (
            "Thứ trưởng Ngoại giao thường trực Lê Văn Thịnh tiếp đoàn.",
            "vi",
            ("official:le van thinh", "Thứ trưởng", "agency/mofa"),
        ),
        (
            "Giám đốc Quốc gia ADB tại Việt Nam Ivo Brandt phát biểu.",
            "vi",
            ("official:ivo brandt", "Giám đốc Quốc gia", "agency/adb"),
        ),
        (
            "Koji Matsuda, who serves as Deputy Commissioner of the Japan Patent Office, chaired it.",
            "en",
            ("official:koji matsuda", "Deputy Commissioner", "agency/jpo"),
        ),
        (
            "The Minister of Customs for the General Administration of Customs of China, Yu Weiming, came.",
            "en",
            ("official:yu weiming", "Minister of Customs", "agency/cn-customs"),
        ),
        (
            "Secretary of Commerce Ivo Brandt and Indian Commerce and Industry Minister Anil Rao met.",
            "en",
            ("official:ivo brandt", "Secretary", "agency/us-ministry-of-trade"),
        ),
    ],
)
def test_posts_with_ranks_fields_and_places(
    claimed: Claimed, text: str, language: str, expected: tuple[str, ...]
) -> None:
    assert expected in claimed(text, "holdsPost", language)


def test_a_province_is_no_part_of_the_name_behind_it(claimed: Claimed) -> None:
    text = "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn Khải chủ trì cuộc họp."
    assert {subject for subject, *_ in claimed(text, "holdsPost", "vi")} == {"official:nguyen van khai"}


def test_a_minister_without_a_country_is_not_the_one_that_another_is(claimed: Claimed) -> None:
    text = "Foreign Minister Ann Doyle hosted Japanese Foreign Minister Koji Matsuda."
    assert claimed(text, "holdsPost") == {
        ("official:koji matsuda", "Foreign Minister", "agency/jp-ministry-of-foreign-affairs")
    }


def test_a_vietnamese_minister_is_of_no_foreign_ministry(claimed: Claimed) -> None:
    text = "Thứ trưởng Ngoại giao Lê Văn Thịnh tiếp Thứ trưởng Bộ Ngoại giao Cuba Raul Ortega."
    assert ("official:le van thinh", "Thứ trưởng", "agency/mofa") in claimed(text, "holdsPost", "vi")


def test_a_foreign_head_of_government_is_of_the_cabinet_that_is_named(claimed: Claimed) -> None:
    text = "Thủ tướng Quốc vụ viện Trung Quốc Vương Kiến Bình chứng kiến lễ ký."
    assert claimed(text, "holdsPost", "vi") == {
        ("official:vuong kien binh", "Thủ tướng", "agency/state-council-china")
    }


def test_who_speaks_for_a_body_holds_a_post_there(read: Callable[..., Any]) -> None:
    text = (
        "Bà Nguyễn Thu Hà - đại diện Cục Hải quan, và ông Lê Văn Bình; "
        "đại diện một số đơn vị của WIPO đến dự."
    )
    document = read(text, "vi")
    posts = {(c.subject, c.role) for c in document.claims if c.predicate == "holdsPost"}
    assert posts == {("official:nguyen thu ha", "đại diện")}


def test_the_office_of_a_trade_representative_is_no_post_of_its_own(claimed: Claimed) -> None:
    text = "Phó Trợ lý Đại diện Thương mại Hoa Kỳ phụ trách Nông nghiệp, bà Grace Miller, đến Hà Nội."
    assert {post[1] for post in claimed(text, "holdsPost", "vi")} == {
        "Phó Trợ lý Đại diện Thương mại Hoa Kỳ phụ trách Nông nghiệp"
    }


def test_a_body_that_nobody_knows_lends_its_chief_to_no_other(claimed: Claimed) -> None:
    text = "Ana Ruiz, Secretary General of WCO, and Leo Moss, President and Chief Executive of Xylo, met."
    assert claimed(text, "holdsPost") == {("official:ana ruiz", "Secretary General", "agency/wco")}


def test_a_secretary_of_a_field_is_of_a_country_that_the_article_names(claimed: Claimed) -> None:
    text = "ISLAMABAD - Commerce Secretary Tariq Belal met a team from China in Pakistan. China was pleased."
    assert {c[-1] for c in claimed(text, "holdsPost")} == {"agency/pk-ministry-of-trade"}


def test_of_two_posts_before_a_name_the_one_of_another_body_is_somebody_elses(claimed: Claimed) -> None:
    text = "It was seen by the Minister of Trade of Fiji and WIPO Director General Ana Ruiz."
    assert claimed(text, "holdsPost") == {("official:ana ruiz", "Director General", "agency/wipo")}
