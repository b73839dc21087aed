from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind

Read = Callable[..., Document]


def agreements(document: Document) -> dict[str, set[str]]:
    """Key → the passages that name it."""
    found: dict[str, set[str]] = {}
    for mention in document.mentions:
        if document.candidates[mention.key].kind is Kind.AGREEMENT:
            found.setdefault(mention.key, set()).add(document.quote(mention.start, mention.end))
    return found


@pytest.mark.parametrize(
    ("text", "language", "passage"),
    [
        (
            "Kenya and Chad signed a Memorandum of Understanding on Tuesday.",
            "en",
            "Memorandum of Understanding",
        ),
        ("Kenya and Chad signed a letter of intent.", "en", "letter of intent"),
        ("Kenya and Chad adopted a Joint Statement.", "en", "Joint Statement"),
        ("Lào và Cuba đã ký Biên bản ghi nhớ tại Huế.", "vi", "Biên bản ghi nhớ"),
        ("Lào và Cuba đã ký Nghị định thư.", "vi", "Nghị định thư"),
        ("Lào và Cuba ký Quy chế phối hợp.", "vi", "Quy chế phối hợp"),
    ],
)
def test_agreements_are_found_by_their_nouns(read: Read, text: str, language: str, passage: str) -> None:
    assert {passage} in agreements(read(text, language)).values()


def test_an_agreement_that_is_only_spoken_of_in_general_is_none(read: Read) -> None:
    assert not agreements(read("Kenya has 27 agreements, and there was general agreement on that."))


def test_later_passages_mean_the_one_before(read: Read) -> None:
    text = (
        "WIPO and the European Patent Office signed a Memorandum of Understanding on training. "
        "The Memorandum of Understanding runs for two years.\nThis memorandum was welcomed."
    )
    assert len(agreements(read(text))) == 1


def test_the_agreement_is_the_treaty_that_was_named(read: Read) -> None:
    text = "Kenya ratified the Patent Cooperation Treaty. The treaty entered into force for it in 1994."
    assert agreements(read(text)) == {"agreement/pct": {"Patent Cooperation Treaty", "treaty"}}


def test_agreements_with_others_stay_apart(read: Read) -> None:
    text = "Bản ghi nhớ giữa WIPO và Lào đã hết hạn. Bản ghi nhớ giữa WIPO và Cuba đã được ký."
    assert len(agreements(read(text, "vi"))) == 2


def test_the_one_signed_earlier_is_another_agreement(read: Callable[..., Document]) -> None:
    text = (
        "WIPO and the EPO signed a memorandum in Geneva on 3 May 2024. "
        "It replaces the one concluded in October 2014, which has lapsed."
    )
    document = read(text)
    agreements = {
        document.quote(m.start, m.end): m.key
        for m in document.mentions
        if document.candidates[m.key].kind.value == "Agreement"
    }
    assert agreements["memorandum"] != agreements["one"]
    dates = {c.subject: c.value for c in document.claims if c.predicate == "date"}
    assert dates[agreements["one"]] == "2014-10"


def test_the_last_and_the_new_agreement_are_two(read: Read) -> None:
    text = (
        "INDECOPI and INAPI signed a partnership agreement on 3 May 2015. The last partnership agreement"
        " between INDECOPI and INAPI was signed in June 2011."
    )
    document = read(text, "en")
    assert len({c.key for c in document.candidates.values() if c.kind is Kind.AGREEMENT}) == 2


@pytest.mark.parametrize("noun", ["Record of Discussion", "Minutes of the Meeting"])
def test_records_of_talks_are_agreements(read: Read, noun: str) -> None:
    document = read(f"The heads of INDECOPI and INAPI signed the {noun}.", "en")
    assert any(c.kind is Kind.AGREEMENT for c in document.candidates.values())


def test_a_closing_quotation_mark_opens_no_name(read: Read) -> None:
    text = (
        'Both signed the "Memorandum of Understanding on Seeds" which renews the MoU of 2014.\n\n'
        '"The MoU helped INAPI," the head of INDECOPI said. The "new text" is short.'
    )
    document = read(text, "en")
    told = {
        document.quote(m.start, m.end)
        for m in document.mentions
        if document.candidates[m.key].kind is Kind.AGREEMENT
    }
    assert all('"' not in passage for passage in told)


def test_what_is_signed_side_by_side_is_not_one_agreement(read: Read) -> None:
    text = (
        "Hai bên đã ký bản ghi nhớ về đào tạo thẩm định viên, bản ghi nhớ về số hóa hồ sơ và "
        "bản ghi nhớ về trao đổi sách."
    )
    assert len(agreements(read(text, "vi"))) == 3


def test_a_free_trade_agreement_has_its_whole_name(read: Read) -> None:
    found = agreements(read("Lào và Cuba đã ký hiệp định thương mại tự do tại Havana.", "vi"))
    assert list(found.values()) == [{"hiệp định thương mại tự do"}]


def test_what_replaces_a_treaty_is_signed_not_the_treaty(read: Read) -> None:
    document = read("Văn bản thay thế Hiệp ước Budapest đã được ký.", "vi")
    assert not [c for c in document.claims if c.predicate == "status"]


@pytest.mark.parametrize(
    ("agreement", "key"), [("Lisbon", "agreement/lisbon-geneva-act"), ("Hague", "agreement/hague-geneva-act")]
)
def test_an_act_alone_is_that_of_the_agreement_spoken_of(
    named: Callable[..., dict[str, set[str]]], agreement: str, key: str
) -> None:
    text = f"Kenya studied the Geneva Act in Rome. The act renews the {agreement} Agreement."
    assert named(text)["Geneva Act"] == {key}


def test_a_headline_names_countries_where_the_text_names_one_of_the_offices(read: Read) -> None:
    text = (
        "Patent memorandum between Japan and Mexico cleared\n\n"
        "Ministers cleared the signing of a memorandum with the Japan Patent Office on Monday."
    )
    assert list(agreements(read(text)).values()) == [{"Patent memorandum", "memorandum"}]


def test_agreements_with_other_names_are_others_also_in_the_lead(read: Read) -> None:
    text = (
        "Kenya and Chad sign Mutual Recognition Agreement on Certified Traders\n\n"
        "It rests on the Customs Cooperation and Administrative Assistance Agreement signed in 2004."
    )
    assert len(agreements(read(text))) == 2
