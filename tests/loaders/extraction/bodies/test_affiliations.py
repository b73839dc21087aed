from collections.abc import Callable

import pytest

Claimed = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Cục Bản quyền tác giả (Bộ Văn hóa, Thể thao và Du lịch) dự.",
            "vi",
            {("agency/copyright-office", "agency/mcst")},
        ),
        (
            "Phòng Đăng ký thuộc Cục Sở hữu trí tuệ dự.",
            "vi",
            {("agency:phong dang ky", "agency/ip-viet-nam")},
        ),
        (
            "Phía Cục Sở hữu trí tuệ có các đơn vị: Phòng Đăng ký, Trung tâm Dữ liệu và Văn phòng Cục.",
            "vi",
            {
                ("agency:phong dang ky", "agency/ip-viet-nam"),
                ("agency:trung tam du lieu", "agency/ip-viet-nam"),
                ("agency:van phong cuc", "agency/ip-viet-nam"),
            },
        ),
        ("the Legal Division of the European Patent Office", "en", {("agency:legal division", "agency/epo")}),
        ("the EPO's Legal Division", "en", {("agency:legal division", "agency/epo")}),
        (
            "the Survey Section, under the Data Division, Records Sector",
            "en",
            {
                ("agency:survey section", "agency:data division"),
                ("agency:data division", "agency:records sector"),
            },
        ),
        (
            "The focal point on the EPO side is the Data Division.",
            "en",
            {("agency:data division", "agency/epo")},
        ),
        ("The European Patent Office and the Legal Division met.", "en", set()),
        ("Đại hội đồng WIPO họp.", "vi", {("forum/wipo-assemblies", "agency/wipo")}),
    ],
)
def test_part_of(claimed: Claimed, text: str, language: str, expected: set[tuple[str, str]]) -> None:
    assert claimed(text, "partOf", language) == expected


def test_a_unit_named_in_a_title_belongs_to_the_body_spoken_of(claimed: Claimed) -> None:
    text = (
        "Bà Vũ Thị Bình, Trưởng phòng Quản lý công nghệ, nêu kết quả của Sở Khoa học và Công nghệ Hải Phòng."
    )
    assert claimed(text, "partOf", "vi") == {("agency:phong quan ly cong nghe", "agency/dost-hai-phong")}


def test_units_listed_before_one_bracket_are_of_the_same_body(claimed: Claimed) -> None:
    text = "Dự có Phòng Pháp chế, Phòng Kế hoạch (Cục Sở hữu trí tuệ)."
    assert {whole for _, whole in claimed(text, "partOf", "vi")} == {"agency/ip-viet-nam"}
    assert len(claimed(text, "partOf", "vi")) == 2


def test_the_unit_of_who_leads_a_delegation_is_of_its_body(claimed: Claimed) -> None:
    text = "Đoàn KIPO do ông Choi Min-jae, Vụ trưởng Vụ Chính sách thẩm định dẫn đầu đã đến."
    assert {whole for _, whole in claimed(text, "partOf", "vi")} == {"agency/kipo"}
