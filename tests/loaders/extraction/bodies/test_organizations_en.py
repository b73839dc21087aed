from collections.abc import Callable

import pytest

Named = Callable[..., dict[str, set[str]]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Regional Trade and Transport Committee met.", {"Regional Trade and Transport Committee"}),
        (
            "Experts of the Institute for Economic Research and Policy spoke.",
            {"Institute for Economic Research and Policy"},
        ),
        (
            "The University of Otago and the Law Society of Fiji joined.",
            {"University of Otago", "Law Society of Fiji"},
        ),
        ("The Legal Division and the Trade Marks Section met.", {"Legal Division", "Trade Marks Section"}),
        (
            "The Department of Culture, Sports and Tourism and Ministry of Mines met.",
            {"Department of Culture, Sports and Tourism", "Ministry of Mines"},
        ),
        ("The Centre for Internet and Society wrote.", {"Centre for Internet and Society"}),
        ("The UAE Embassy to the United States wrote.", {"UAE Embassy to the United States"}),
        ("The Asia and the Pacific Bureau wrote.", {"Asia and the Pacific Bureau"}),
    ],
)
def test_capitals_around_a_head_make_a_name(named: Named, text: str, names: set[str]) -> None:
    assert set(named(text)) == names


def test_a_unit_keeps_apart_from_its_parent(named: Named) -> None:
    assert set(named("the Legal Division of the Ministry of Mines")) == {
        "Legal Division",
        "Ministry of Mines",
    }


def test_plain_nouns_are_no_names(named: Named) -> None:
    assert named("The Office said that each ministry and department would help.") == {}


def test_an_office_by_adjective_possessive_or_of(named: Named) -> None:
    one = named("The Intellectual Property Office of Georgia met.")["Intellectual Property Office of Georgia"]
    assert named("The Georgian Patent Office met.")["Georgian Patent Office"] == one
    assert named("Georgia's Patent Office met.")["Georgia's Patent Office"] == one


def test_the_bare_function_is_the_office_that_the_article_is_about(named: Named) -> None:
    found = named("In Tokyo, Japan, the Patent Office said that Japan would grow.")
    assert found["Patent Office"] == {"agency/jpo"}


def test_a_university_is_no_part_of_what_its_name_begins_with(named: Named) -> None:
    assert "United Nations University" in named("The Rector of the United Nations University spoke.")


def test_the_head_of_a_known_body_is_no_part_of_its_name(named: Callable[..., dict[str, set[str]]]) -> None:
    found = named("The Director General of the Mexican Institute of Industrial Property Ana Ruiz Vega spoke.")
    assert "Ana Ruiz Vega" in found
    assert "Mexican Institute of Industrial Property" in found


def test_a_field_may_be_new_but_new_zealand_is_none(named: Callable[..., dict[str, set[str]]]) -> None:
    found = named("The Department of Inventions and New Varieties met the Ministry of Trade and New Zealand.")
    assert "Department of Inventions and New Varieties" in found
    assert "Ministry of Trade" in found
    assert "New Zealand" in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Office of Legal and Organization Affairs replied.", "Office of Legal and Organization Affairs"),
        ("The ASEAN Crafts Fund paid for it.", "ASEAN Crafts Fund"),
        ("He heads the Conference and Outreach Division.", "Conference and Outreach Division"),
    ],
)
def test_an_attribute_stays_with_its_name(named: Named, text: str, name: str) -> None:
    assert name in named(text)


def test_the_verb_of_a_headline_is_no_part_of_a_body(named: Named) -> None:
    assert not [n for n in named("Lu Wenda Visited Fijian IP Office\n\nThey met.") if "Visited Fijian" in n]


def test_a_congress_that_is_named_after_its_town_is_no_body(named: Named) -> None:
    assert "Lisbon Congress" not in named("Its statutes date from the Lisbon Congress.")
