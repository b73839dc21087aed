from collections.abc import Callable

import pytest

Named = Callable[..., dict[str, set[str]]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hôm qua, Trung tâm Hỗ trợ Nghiên cứu và Đào tạo, Tư vấn Pháp lý đã họp.",
            "Trung tâm Hỗ trợ Nghiên cứu và Đào tạo, Tư vấn Pháp lý",
        ),
        ("Phòng Tổ chức cán bộ báo cáo kết quả.", "Phòng Tổ chức cán bộ"),
        ("Trung tâm Cách mạng số Sao Mai họp", "Trung tâm Cách mạng số Sao Mai"),
        ("Tổng công ty Thuốc lá Sông Tràm ký", "Tổng công ty Thuốc lá Sông Tràm"),
        ("Viện Thuỷ sản Sông Tràm ký", "Viện Thuỷ sản Sông Tràm"),
        ("Công ty Trách nhiệm hữu hạn Sông Tràm ký", "Công ty Trách nhiệm hữu hạn Sông Tràm"),
        ("Vụ châu Á và Thái Bình Dương sẽ phối hợp.", "Vụ châu Á và Thái Bình Dương"),
        (
            "Viện Nghiên cứu Phát triển Kinh tế Mông Cổ Batbayar nói",
            "Viện Nghiên cứu Phát triển Kinh tế Mông Cổ",
        ),
        ("Hiệp hội các nhà sản xuất xe máy Việt Nam ký", "Hiệp hội các nhà sản xuất xe máy Việt Nam"),
        (
            "Viện Chiến lược và Chính sách Khoa học và Công nghệ Sao Mai họp",
            "Viện Chiến lược và Chính sách Khoa học và Công nghệ Sao Mai",
        ),
        ("đại diện UBND tỉnh Bình Dương cùng dự", "UBND tỉnh Bình Dương"),
        ("Hiệp hội chè xanh Thái Nguyên đến dự", "Hiệp hội chè xanh Thái Nguyên"),
        ("Hội nghề cá biển Khánh Hòa góp ý", "Hội nghề cá biển Khánh Hòa"),
        ("Sáng nay NXB Sao Mai tổ chức tọa đàm", "NXB Sao Mai"),
        ("Học viện Âm nhạc Sao Mai đón khách", "Học viện Âm nhạc Sao Mai"),
        ("Công ty Sở hữu trí tuệ Sao Mai và Cộng sự cho biết", "Công ty Sở hữu trí tuệ Sao Mai và Cộng sự"),
    ],
)
def test_a_head_and_its_words_make_a_name(named: Named, text: str, name: str) -> None:
    assert name in named(text, "vi")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cục Sở hữu trí tuệ và JPO đã ký", {"Cục Sở hữu trí tuệ", "JPO"}),
        ("Phòng Đăng ký và Văn phòng Cục họp", {"Phòng Đăng ký", "Văn phòng Cục"}),
        (
            "Vụ Pháp chế, Phòng Đăng ký, Trung tâm Thông tin",
            {"Vụ Pháp chế", "Phòng Đăng ký", "Trung tâm Thông tin"},
        ),
    ],
)
def test_a_name_ends_where_another_begins(named: Named, text: str, names: set[str]) -> None:
    assert set(named(text, "vi")) == names


def test_a_name_ends_before_a_person(named: Named) -> None:
    found = named("Viện trưởng Viện Chiến lược Thương mại Nguyễn Văn Thảo phát biểu", "vi")
    assert set(found) == {"Viện Chiến lược Thương mại", "Nguyễn Văn Thảo"}


def test_small_heads_are_no_names(named: Named) -> None:
    assert named("các trung tâm và văn phòng ở địa phương", "vi") == {}


def test_the_office_of_a_country_by_its_function(named: Named) -> None:
    found = named("Cơ quan sở hữu trí tuệ Mông Cổ và Văn phòng Sáng chế Ba Lan", "vi")
    assert (
        found["Cơ quan sở hữu trí tuệ Mông Cổ"]
        == named("the Intellectual Property Office of Mongolia")["Intellectual Property Office of Mongolia"]
    )
    assert found["Văn phòng Sáng chế Ba Lan"] == named("the Polish Patent Office")["Polish Patent Office"]


def test_the_committee_of_the_province_is_that_of_the_province_named_before(named: Named) -> None:
    found = named("Đoàn thăm tỉnh Ninh Bình. Chủ tịch UBND tỉnh tiếp đoàn.", "vi")
    assert found["UBND tỉnh"] == {"agency:uy ban nhan dan ninh binh"}


def test_the_committee_of_no_province_names_nothing(named: Named) -> None:
    assert "UBND tỉnh" not in named("Chủ tịch UBND tỉnh tiếp đoàn.", "vi")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ủy ban hợp tác chăn nuôi Việt Nam - Cuba đã họp.", "forum"),
        ("Ủy ban chăn nuôi Cuba đã họp.", "agency"),
        ("Thương vụ Tổng lãnh sự quán Lào đã họp.", "agency"),
    ],
)
def test_a_committee_of_two_countries_is_a_forum(named: Named, text: str, key: str) -> None:
    found = named(text, "vi")[text.removesuffix(" đã họp.")]
    assert {k.split(":")[0] for k in found} == {key}


@pytest.mark.parametrize(
    "text",
    [
        "Các bên hoàn tất Bộ Quy tắc ứng xử và Bộ Tiêu chí đánh giá.",
        "Việt Nam xây dựng Chính phủ số và thành phố thông minh.",
    ],
)
def test_what_only_begins_like_a_body_is_none(named: Named, text: str) -> None:
    assert not [key for keys in named(text, "vi").values() for key in keys if key.startswith("agency")]


def test_the_field_of_a_chief_is_no_body_of_its_own(named: Named) -> None:
    assert "Tổ chức cán bộ" not in named("Ông Trần Văn Tuất, Vụ trưởng Tổ chức cán bộ, cho biết.", "vi")
