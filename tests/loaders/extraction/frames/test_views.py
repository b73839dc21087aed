import re
from collections.abc import Callable

from loaders.extraction.frames.views import signs_of, views
from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind

Read = Callable[..., Document]


def shown(document: Document) -> str:
    """The text as frames see it, each unit as the first letters of its kind."""
    text = "\n".join(view.masked for view in views(document))
    for sort in (*Kind, "date"):
        text = re.sub(signs_of(sort), f"<{sort[:2]}>", text)
    return text


def test_an_official_and_the_office_are_one_unit(read: Read) -> None:
    text = "Mr. Daren Tang, Director General of WIPO, opened the meeting."
    assert shown(read(text)).startswith("<Of>, opened")


def test_a_dateline_is_no_party(read: Read) -> None:
    assert shown(read("GENEVA - Kenya and Chad agreed.")).startswith("GENEVA - <Pl> and <Pl>")


def test_dates_are_units(read: Read) -> None:
    assert shown(read("Kenya agreed on 3 May 2011.")) == "<Pl> agreed on <da>."


def test_clauses_that_a_semicolon_parts_are_seen_together(read: Read) -> None:
    document = read("Kenya agreed; Chad did not. Cuba waited.")
    assert len(list(views(document))) == 2


def test_spans_lead_back_to_the_text(read: Read) -> None:
    text = "Ông Nguyễn Văn An, Cục trưởng Cục Sở hữu trí tuệ, phát biểu."
    document = read(text, "vi")
    view = next(views(document))
    start, end = view.span(0, 1)
    assert text[start:end] == "Ông Nguyễn Văn An, Cục trưởng Cục Sở hữu trí tuệ"


def test_units_are_listed_with_their_places(read: Read) -> None:
    view = next(views(read("On 3 May 2011 Kenya and Chad agreed.")))
    assert [(view.masked[place], view.units[sign]) for place, sign, _ in view.placed] == [
        (sign, unit) for _, sign, unit in view.placed
    ]
    assert [unit.start for _, _, unit in view.placed] == [3, 14, 24]
    assert len(view.placed) == len(view.units)


def test_a_view_is_made_again_only_where_something_changed(read: Read) -> None:
    document = read("Kenya met Chad. Cuba waited.")
    first, second = views(document)
    assert [id(view) for view in views(document)] == [id(first), id(second)]
    document.mention(0, len("Kenya met"), document.mentions[0].key, "test")
    again = list(views(document))
    assert again[0] is not first and len(again[0].units) == 2
    assert again[1] is second


def test_a_body_its_short_form_and_its_parent_are_one_unit(read: Read) -> None:
    text = "The Seed Testing Centre (STC) of the Ministry of Agriculture of Kenya and WIPO agreed."
    assert shown(read(text)) == "The <Ag> and <Ag> agreed."


def test_a_country_behind_a_short_form_is_one_unit_with_the_body(read: Read) -> None:
    text = "A pact between the Intellectual Property Organisation (IPO) of Pakistan and Kenya"
    assert shown(read(text)).endswith("between the <Ag> and <Pl>")


def test_the_european_union_is_shown_as_countries_are(read: Read) -> None:
    assert shown(read("The European Union joined with Kenya.")) == "The <Pl> joined with <Pl>."
