from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]


def said(document: Document, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of every claim with that predicate, by kind or key."""

    def shown(key: str) -> str:
        candidate = document.candidates[key]
        return key if candidate.entry is not None else candidate.kind.value

    return {
        (shown(c.subject), shown(c.object) if c.object else c.value or "")
        for c in document.claims
        if c.predicate == predicate
    }


def test_a_signatory_makes_the_office_a_party(read: Read) -> None:
    text = "Mr. Daren Tang, Director General of WIPO, signed a Memorandum of Understanding in Rome."
    assert ("agency/wipo", "Agreement") in said(read(text), "partyTo")


def test_a_reported_signature_is_an_event(read: Read) -> None:
    text = "Mr. Daren Tang, Director General of WIPO, signed a Memorandum of Understanding in Rome."
    document = read(text)
    assert said(document, "resultedIn") == {("Event", "Agreement")}
    assert ("Official", "Event") in said(document, "participatedIn")


def test_what_is_wished_has_no_signatory(read: Read) -> None:
    document = read("WIPO đề nghị ký Bản ghi nhớ với Cơ quan Sáng chế châu Âu.", "vi")
    assert said(document, "signed") == set()
    assert said(document, "status") == {("Agreement", "proposed")}


def test_one_plan_for_each_partner(read: Read) -> None:
    text = "WIPO tích cực triển khai các Kế hoạch hợp tác với Cơ quan Sáng chế châu Âu, JICA và KOICA."
    document = read(text, "vi")
    plans = {c.object for c in document.claims if c.predicate == "partyTo"}
    assert len(plans) == 3


def test_two_parties_cooperate(read: Read) -> None:
    text = "WIPO and the European Patent Office signed a Memorandum of Understanding."
    assert said(read(text), "cooperatesWith") & {("agency/epo", "agency/wipo"), ("agency/wipo", "agency/epo")}


def test_what_a_visitor_meets_is_part_of_the_visit(read: Read) -> None:
    text = (
        "Mr. Daren Tang, Director General of WIPO, concluded an official visit to Kenya on 3 May 2022. "
        "Mr. Tang met with Ms. Ada Lane, Minister of Trade of Kenya."
    )
    document = read(text)
    events = {c.object for c in document.claims if c.predicate == "participatedIn"}
    assert len(events) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_empty_text_gives_nothing(read: Read, language: str) -> None:
    assert read(" \n ", language).claims == []


def test_the_country_that_a_visit_leads_to_does_not_come_along(read: Read) -> None:
    document = read("On 3 May 2024 Ms. Ada Lane of IP Australia paid an official visit to Peru.")
    claims = {(c.subject, c.predicate) for c in document.claims}
    assert ("place/peru", Predicate.PARTICIPATED_IN) not in claims
    assert "place/peru" in {c.object for c in document.claims if c.predicate is Predicate.HELD_IN}


def test_nobody_has_been_at_what_is_still_to_come(read: Read) -> None:
    text = "INDECOPI will host a seminar in Lima on 3 June 2030. The seminar brings together Chad and Cuba."
    document = read(text, published="2030-05-04")
    assert not [c for c in document.claims if c.predicate is Predicate.PARTICIPATED_IN]
    later = read(text.replace("will host", "hosted"), published="2030-06-04")
    assert [c for c in later.claims if c.predicate is Predicate.PARTICIPATED_IN]


def test_an_event_is_in_the_town_not_in_its_country_as_well(read: Read) -> None:
    document = read("Ngày 3/5/2024, Hội thảo về nhãn hiệu đã diễn ra tại Lima (Peru).", "vi")
    assert [c.object for c in document.claims if c.predicate is Predicate.HELD_IN] == ["place/lima"]


def test_the_countries_of_companies_do_not_take_part(read: Read) -> None:
    text = "Tham dự Hội thảo có đại diện WIPO và một số doanh nghiệp dệt may của Lào và Cuba."
    document = read(text, "vi")
    assert {c.subject for c in document.claims if c.predicate is Predicate.PARTICIPATED_IN} == {"agency/wipo"}
