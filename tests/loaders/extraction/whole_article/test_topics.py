from collections.abc import Callable

from loaders.extraction.text.document import Document

Read = Callable[..., Document]


def topics(document: Document) -> set[tuple[str, str]]:
    return {
        (document.candidates[c.subject].kind.value, c.object or "")
        for c in document.claims
        if c.predicate == "concerns"
    }


def test_the_name_of_a_thing_says_what_it_is_about(read: Read) -> None:
    text = "WIPO tổ chức hội thảo về nhãn hiệu tại Huế."
    assert topics(read(text, "vi")) == {("Event", "topic/trademarks")}


def test_the_main_agreement_is_about_what_its_sentences_say(read: Read) -> None:
    text = (
        "WIPO and the European Patent Office signed a Memorandum of Understanding.\n"
        "Under it the two sides will cooperate in technology transfer."
    )
    assert ("Agreement", "topic/technology-transfer") in topics(read(text))


def test_without_a_thing_there_is_no_topic(read: Read) -> None:
    assert topics(read("Trademarks are useful, and so is technology transfer.")) == set()


def test_what_a_sentence_says_of_an_agreement_goes_on_in_the_next(read: Read) -> None:
    text = (
        "The seminar closed on Friday. INDECOPI and INAPI signed a letter of intent."
        " Examiners will learn from each other how trade marks are searched."
    )
    assert ("Agreement", "topic/trademarks") in topics(read(text))


def test_a_new_paragraph_is_about_nothing_told_before(read: Read) -> None:
    text = (
        "INDECOPI and INAPI hold a letter of intent of 2011.\n\n"
        "Sales of seeds of a new plant variety rose in spring."
    )
    assert ("Agreement", "topic/plant-varieties") not in topics(read(text))


def test_under_the_text_goes_back_to_the_agreement(read: Read) -> None:
    text = (
        "WIPO and the European Patent Office signed a Memorandum of Understanding at a meeting in Geneva.\n\n"
        "Under the text, the two will share bibliographic data."
    )
    assert ("Agreement", "topic/information-exchange") in topics(read(text))


def test_van_kien_goes_back_to_the_agreement(read: Read) -> None:
    text = (
        "Cục Sở hữu trí tuệ và WIPO ký Bản ghi nhớ hợp tác tại buổi làm việc ở Huế.\n\n"
        "Văn kiện nêu các việc sẽ làm: tập huấn cho cán bộ, tra cứu sáng chế."
    )
    found = topics(read(text, "vi"))
    assert ("Agreement", "topic/capacity-building") in found
    assert ("Agreement", "topic/examination") in found


def test_the_name_of_a_known_agreement_is_not_its_topic(read: Read) -> None:
    assert topics(read("Kenya spoke of the Marrakesh Treaty.")) == set()


def test_what_is_spoken_of_at_a_meeting_is_not_what_it_is_about(read: Read) -> None:
    text = "WIPO met the Japan Patent Office in Tokyo on 3 May 2021. At the meeting patents came up."
    assert not topics(read(text))
