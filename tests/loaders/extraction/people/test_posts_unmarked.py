"""Posts that no sign sets off from a name, and those that stand between two people."""

from collections.abc import Callable

import pytest

Claimed = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Khai mạc có ông Lê Đình Khôi Phó Cục trưởng Cục Trồng trọt phát biểu.",
            ("official:le dinh khoi", "Phó Cục trưởng", "agency/crop-production"),
        ),
        (
            "GS.TS. Vũ Minh Quý Giám đốc Đại học Quốc gia Hà Nội chủ trì hội thảo.",
            ("official:vu minh quy", "Giám đốc", "agency/vnu-hanoi"),
        ),
        (
            "Bà Ingrid Solheim chuyên gia WIPO trình bày báo cáo.",
            ("official:ingrid solheim", "chuyên gia", "agency/wipo"),
        ),
    ],
)
def test_a_post_right_behind_a_name(claimed: Claimed, text: str, post: tuple[str, ...]) -> None:
    assert post in claimed(text, "holdsPost", "vi")


def test_a_post_right_behind_a_name_is_not_taken_from_the_next(claimed: Claimed) -> None:
    text = "Cùng ông Lê Đình Khôi Cục trưởng Cục Trồng trọt Phạm Hải Yến đến dự."
    assert not [post for post in claimed(text, "holdsPost", "vi") if post[0] == "official:le dinh khoi"]


def test_a_post_before_the_next_name_is_the_next_ones(claimed: Claimed) -> None:
    text = (
        "Nhận lời mời của Bộ trưởng Ngoại giao Lê Đình Khôi, Phó Chủ tịch Ủy ban châu Âu (EC), "
        "bà Ingrid Solheim thăm Việt Nam."
    )
    posts = claimed(text, "holdsPost", "vi")
    assert ("official:ingrid solheim", "Phó Chủ tịch", "agency/european-commission") in posts
    assert not [post for post in posts if post[0] == "official:le dinh khoi" and "Phó Chủ tịch" in post]


def test_of_two_people_with_posts_behind_them_each_keeps_his_own(claimed: Claimed) -> None:
    text = (
        "Cục trưởng Lê Đình Khôi, Chủ tịch Hội Sở hữu trí tuệ Việt Nam, bà Ingrid Solheim, chuyên gia WIPO."
    )
    posts = claimed(text, "holdsPost", "vi")
    assert ("official:ingrid solheim", "chuyên gia", "agency/wipo") in posts
    assert any(post[0] == "official:le dinh khoi" and post[1] == "Chủ tịch" for post in posts)


def test_a_seat_in_the_party_does_not_hide_the_post_behind_it(claimed: Claimed) -> None:
    text = "Đồng chí Lê Đình Khôi, Ủy viên BCH Trung ương Đảng, Bộ trưởng Bộ KH&CN chủ trì hội nghị."
    posts = claimed(text, "holdsPost", "vi")
    assert ("official:le dinh khoi", "Bộ trưởng", "agency/most") in posts
    assert ("official:le dinh khoi", "Ủy viên", "agency/cpv-central-committee") in posts


def test_an_ambassador_in_a_capital_is_of_the_embassy(claimed: Claimed) -> None:
    posts = claimed("Tham dự có Đại sứ Cộng hòa Italia tại Hà Nội Chiara Bellini.", "holdsPost", "vi")
    assert {(post[0], post[1]) for post in posts} == {("official:chiara bellini", "Đại sứ")}


def test_a_branch_stands_between_a_title_and_its_body(claimed: Claimed) -> None:
    text = (
        "Trao đổi với bà Ingrid Solheim, Trợ lý Tổng Giám đốc, Ngành Thương hiệu và Kiểu dáng (TKD) của WIPO."
    )
    assert claimed(text, "holdsPost", "vi") == {
        ("official:ingrid solheim", "Trợ lý Tổng Giám đốc", "agency/wipo")
    }
