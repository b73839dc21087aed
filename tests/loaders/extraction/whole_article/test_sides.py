from collections.abc import Callable

from loaders.extraction.text.document import Document

Read = Callable[..., Document]


def parties(document: Document) -> set[tuple[str, str]]:
    """Who is a party of an agreement, and where the agreement was first named."""
    first = {m.key: document.quote(m.start, m.end) for m in reversed(document.mentions)}
    return {(c.subject, first[c.object or ""]) for c in document.claims if c.predicate == "partyTo"}


def test_an_earlier_agreement_is_of_the_two_sides(read: Read) -> None:
    text = (
        "IP Viet Nam and EPO open joint course\n\n"
        "IP Viet Nam and the EPO opened a training course in Hanoi on 4 March 2024. "
        "The memorandum of 2019 expired in December."
    )
    assert parties(read(text)) == {
        (who, "memorandum of 2019") for who in ("agency/ip-viet-nam", "agency/epo")
    }


def test_what_others_agreed_is_not_of_the_two_sides(read: Read) -> None:
    text = (
        "IP Viet Nam and EPO open joint course\n\n"
        "IP Viet Nam and the EPO opened a training course in Hanoi on 4 March 2024. "
        "The memorandum signed in Chile in 2019 by the Canadian Intellectual Property Office "
        "expired in December."
    )
    found = {who for who, _ in parties(read(text))}
    assert not found & {"agency/ip-viet-nam", "agency/epo"}


def test_two_governments_are_the_countries_of_the_headline(read: Read) -> None:
    text = (
        "Việt Nam - Chile bàn về sở hữu trí tuệ\n\n"
        "Đoàn hai nước họp tại Hà Nội ngày 4/3/2024. "
        "Hiệp định hợp tác khoa học giữa hai Chính phủ được ký năm 1993."
    )
    assert {who for who, _ in parties(read(text, "vi"))} == {"place/viet-nam", "place/chile"}


def test_one_office_alone_has_no_other_side(read: Read) -> None:
    text = "The EPO opened a course in Munich on 4 March 2024. The memorandum of 2019 expired in December."
    assert parties(read(text)) == set()


def test_capitals_stand_for_their_countries(read: Read) -> None:
    text = "The arrangement supplements the customs agreement that Manila and Seoul concluded in 2010."
    assert parties(read(text)) == {
        ("place/philippines", "agreement"),
        ("place/republic-of-korea", "agreement"),
    }


def test_what_a_joint_committee_adopts_is_between_its_countries(read: Read) -> None:
    text = (
        "Kỳ họp lần thứ 3 Ủy ban hỗn hợp Việt Nam - Chile về khoa học được tổ chức tại Hà Nội ngày 4/3/2024. "
        "Ủy ban thông qua Chương trình hợp tác 2024-2026. Chương trình này đã được ký ngày 5/3/2024."
    )
    assert {who for who, _ in parties(read(text, "vi"))} >= {"place/viet-nam", "place/chile"}


def test_who_signs_for_others_is_no_party(read: Read) -> None:
    text = (
        "Bà Anna Ross, Giám đốc WIPO, và ông Trần Văn Bình, Cục trưởng Cục Sở hữu trí tuệ, ký gia hạn "
        "Bản ghi nhớ giữa Tổng cục Hải quan và UNIFAB."
    )
    assert "agency/wipo" not in {who for who, _ in parties(read(text, "vi"))}


def test_two_offices_that_hold_an_event_together_cooperate(read: Read) -> None:
    text = "On 4 March 2024 IP Viet Nam and the EPO jointly organized a training course in Hanoi."
    found = {frozenset((c.subject, c.object)) for c in read(text).claims if c.predicate == "cooperatesWith"}
    assert frozenset(("agency/ip-viet-nam", "agency/epo")) in found
