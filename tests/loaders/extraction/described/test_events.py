from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]


def events(document: Document) -> dict[str, set[str]]:
    """Key → the passages that tell of it."""
    found: dict[str, set[str]] = {}
    for mention in document.mentions:
        if document.candidates[mention.key].kind is Kind.EVENT:
            found.setdefault(mention.key, set()).add(document.quote(mention.start, mention.end))
    return found


@pytest.mark.parametrize(
    ("text", "language", "passage"),
    [
        ("WIPO held a workshop in Rome.", "en", "workshop"),
        (
            "Mr. John Cho of WIPO met with Ms. Ada Lane of the European Patent Office in Rome.",
            "en",
            "met with",
        ),
        ("The third Kenya-Chad Trade Dialogue took place in Rome.", "en", "third Kenya-Chad Trade Dialogue"),
        ("Ms. Ada Lane of WIPO opened the IP Week in Rome.", "en", "IP Week"),
        ("WIPO đã tổ chức hội thảo tại Huế.", "vi", "hội thảo"),
        ("Ông Nguyễn Văn An đã làm việc với WIPO.", "vi", "làm việc với"),
    ],
)
def test_events_are_found_by_nouns_and_verbs(read: Read, text: str, language: str, passage: str) -> None:
    assert {passage} in events(read(text, language)).values()


def test_one_event_however_often_it_is_told(read: Read) -> None:
    text = (
        "WIPO holds workshop on trademarks in Rome\n"
        "WIPO held a workshop on trademarks in Rome on 3 May 2011. Kenya attended the workshop.\n"
        "The event was opened by Mr. John Cho of WIPO."
    )
    assert len(events(read(text))) == 1


def test_meetings_of_two_bodies_are_two(read: Read) -> None:
    text = "Cuộc họp của AWGIPC diễn ra tại Huế. Cuộc họp của IPEG diễn ra tại Lima."
    assert len(events(read(text, "vi"))) == 2


def test_events_of_which_nothing_is_said_are_left_out(read: Read) -> None:
    assert not events(read("There are meetings and seminars all the time."))


def test_a_planned_event_is_not_the_one_reported(read: Read) -> None:
    text = (
        "Chile and Peru held talks on 2 May 2024 in Lima. "
        "They agreed to hold the second meeting in Quito in 2025."
    )
    document = read(text, "en")
    places = {c.object for c in document.claims if c.predicate == "heldIn"}
    events = {c.subject for c in document.claims if c.predicate == "heldIn"}
    assert len(places) == len(events) == 2


def test_a_body_named_with_a_number_and_a_noun_is_whose_meeting_it_is(read: Read) -> None:
    document = read("The 63rd AWGIPC Meeting took place in Vientiane.", "en")
    assert {"forum/awgipc"} == {c.object for c in document.claims if c.predicate == "heldUnder"}


def test_a_forum_of_a_year_is_an_event(read: Read) -> None:
    document = read("Cục Sở hữu trí tuệ đã tham dự Diễn đàn Bản quyền châu Á 2023 tại Seoul.", "vi")
    kinds = {document.quote(m.start, m.end): document.candidates[m.key].kind for m in document.mentions}
    assert any(name.startswith("Diễn đàn") and kind == "Event" for name, kind in kinds.items())


def test_a_town_takes_no_part(read: Read) -> None:
    document = read("Mr. John Smith, Director of INDECOPI, met officials of Chile in Lima, Peru.", "en")
    who = {c.subject for c in document.claims if c.predicate == "participatedIn"}
    assert not who & {"place/lima", "place/peru"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "During his visit to Chad, Mr. John Cho of WIPO toured the market. "
            "During his visit to Peru, he met officials.",
            "en",
        ),
        (
            "Mr. John Cho of WIPO met with Ms. Ada Lane of the European Patent Office in Rome. "
            "Mr. John Cho of WIPO met with Mr. Tom Fox of IP Australia in Rome.",
            "en",
        ),
        (
            "Ông Nguyễn Văn An đã làm việc với Cơ quan Sáng chế châu Âu tại Huế. "
            "Ông Nguyễn Văn An cũng làm việc với Cơ quan Sở hữu trí tuệ Singapore tại Huế.",
            "vi",
        ),
    ],
)
def test_with_others_or_elsewhere_is_another_event(read: Read, text: str, language: str) -> None:
    assert len(events(read(text, language))) == 2


def test_who_speaks_of_an_event_to_come_was_not_there(read: Read) -> None:
    text = (
        "Mr. John Cho of WIPO said today that a two-day conference on trademarks will be held in Rome "
        "in June 2030. Officials from Chad asked for more."
    )
    document = read(text, published="2030-03-02")
    assert len(events(document)) == 1
    assert not [c for c in document.claims if c.predicate is Predicate.PARTICIPATED_IN]
    assert {c.value for c in document.claims if c.predicate is Predicate.DATE} == {"2030-06"}


@pytest.mark.parametrize(
    "text",
    [
        "WIPO training course opens in Rome\nWIPO began a regional seminar on patents in Rome on 3 May 2024.",
        "The 54th meeting of the ASEAN Secretariat was held in Rome. "
        "Mr. John Cho of WIPO spoke at the opening ceremony of the meeting.",
    ],
)
def test_what_a_headline_calls_otherwise_and_how_it_opens_is_the_same_event(read: Read, text: str) -> None:
    assert len(events(read(text))) == 1


def test_calling_on_somebody_to_act_is_no_visit(read: Read) -> None:
    assert not events(read("Mr. John Cho called on the European Patent Office to publish more."))


@pytest.mark.parametrize("by", ["via video conference", "by videoconference", "via a video-conference"])
def test_how_a_meeting_was_held_is_no_event(read: Read, by: str) -> None:
    text = f"The fourth meeting of WIPO and the European Patent Office was held {by} on 3 May 2021."
    assert len(events(read(text, "en"))) == 1


def test_who_gathers_for_a_conference_is_at_that_conference(read: Read) -> None:
    text = "Registrars from Chad and Cuba gathered in Rome for the Seed Registries Conference."
    assert len(events(read(text, "en"))) == 1


def test_a_tool_for_consultation_is_no_event(read: Read) -> None:
    assert not events(read("WIPO opened Lexa, an online consultation tool for designs.", "en"))


def test_a_forum_with_a_theme_in_quotation_marks_is_an_event(read: Read) -> None:
    document = read("WIPO took part in the International Forum “Brands of the steppe” in Astana.", "en")
    assert any("International Forum “Brands of the steppe”" in told for told in events(document).values())


def test_an_instrument_that_was_deposited_is_an_event(read: Read) -> None:
    text = "The instrument of accession by Chad to the Nice Agreement was deposited with WIPO on 3 May 2021."
    assert len(events(read(text, "en"))) == 1


def test_whoever_visits_an_office_meets_its_people_at_one_event(read: Read) -> None:
    text = (
        "On 3 May 2011, Mr. Tom Birk of WIPO visited the European Patent Office and had a meeting with "
        "Ms. Ada Lane, its Vice-President. At the meeting, both sides discussed training."
    )
    assert len(events(read(text, published="2011-05-05"))) == 1


def test_a_side_event_is_no_event_beside_it(read: Read) -> None:
    text = (
        "The third Kenya-Chad Trade Dialogue was held on 2 June 2017 in Rome as a side event of a fair. "
        "The dialogue was co-chaired by Mr. Tom Birk and Ms. Ada Lane of WIPO."
    )
    found = read(text, published="2017-06-05")
    assert len(events(found)) == 1
    chairs = {c.subject for c in found.claims if c.predicate is Predicate.CHAIRED}
    assert len(chairs) == 2


def test_a_round_is_that_of_the_negotiations_of_its_treaty(read: Read) -> None:
    text = (
        "The 16th round of the Trans-Pacific Partnership negotiations was held from 4-13 March in Singapore. "
        "The 17th round will be held in Lima, Peru, from 15-24 May."
    )
    found = read(text, published="2013-03-15")
    assert len(events(found)) == 2
    under = {c.object for c in found.claims if c.predicate is Predicate.HELD_UNDER}
    assert under == {"agreement/tpp"}


def test_a_meeting_on_another_day_is_another_one(read: Read) -> None:
    text = (
        "On 2 May 2012, Kenya and Chad held the fifth meeting of the Joint Trade Council in Rome.\n"
        "On 3 May 2012, Mr. Tom Birk of WIPO chaired a meeting of examiners."
    )
    assert len(events(read(text, published="2012-05-05"))) == 2


def test_people_chair_and_not_where_they_come_from(read: Read) -> None:
    text = (
        "The meeting was co-chaired by Mr. Tom Birk, Head of Unit, Copyright Division, WIPO, "
        "and by Ms. Ada Lane, Vice-President of the European Patent Office."
    )
    found = read(text)
    chairs = {c.subject for c in found.claims if c.predicate is Predicate.CHAIRED}
    assert {found.candidates[key].kind for key in chairs} == {Kind.OFFICIAL}
    assert len(chairs) == 2


def test_a_headline_tells_of_the_meeting_of_its_lead_and_where_it_was(read: Read) -> None:
    text = (
        "Tom Birk Meets Heads of Offices in Rome\n"
        "On 3 May, Mr. Tom Birk, Director General of WIPO, met Ms. Ada Lane, Vice-President of the "
        "European Patent Office."
    )
    found = read(text, published="2011-05-05")
    assert len(events(found)) == 1
    assert {c.object for c in found.claims if c.predicate is Predicate.HELD_IN} == {"place/rome"}


def test_a_whole_name_in_quotation_marks_is_taken_whole(read: Callable[..., Document]) -> None:
    text = "Ngày 3/5, “Diễn đàn bảo vệ rừng cây Đông Á lần thứ nhất” được tổ chức tại Tokyo."
    document = read(text, "vi")
    told = {document.quote(m.start, m.end) for m in document.mentions if m.rule == "events"}
    assert any(name.startswith("Diễn đàn bảo vệ rừng cây") for name in told)
