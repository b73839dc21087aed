"""A query file keeps its contract, or is refused with file and line."""

import re
from pathlib import Path

import pytest

from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind
from queries import ParameterType, catalogue, query
from queries.catalogue import read_query

HEADER = """\
// summary: Agencies of a country.
// summary.vi: Các cơ quan của một quốc gia.
// parameter: country  country  the country
// parameter: at  date?  only at this date
// parameter: limit  number = 20  at most this many rows
// returns: id, name
"""
BODY = """\
MATCH (a:Agency)
WHERE a.country = $country AND ($at IS NULL OR a.since <= $at) // not '$nothing'
RETURN a.id AS id, a.name AS name
ORDER BY name, id LIMIT $limit
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "questions").mkdir()
    return tmp_path / "questions"


def write(folder: Path, text: str, name: str = "agencies.cypher") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(InvalidQuery) as caught:
        read_query(write(folder, text))
    return str(caught.value)


def test_a_sound_file_is_read_whole(folder: Path) -> None:
    found = read_query(write(folder, HEADER + BODY))
    assert (found.name, found.folder, found.returns) == ("agencies", "questions", ("id", "name"))
    assert (found.summary, found.summaries["vi"]) == (
        "Agencies of a country.",
        "Các cơ quan của một quốc gia.",
    )
    assert [(p.name, p.type, p.optional, p.default) for p in found.parameters] == [
        ("country", ParameterType.COUNTRY, False, None),
        ("at", ParameterType.DATE, True, None),
        ("limit", ParameterType.NUMBER, True, 20),
    ]
    assert found.text == BODY
    assert found.text_for("neo4j") == BODY


def test_an_override_stands_beside_the_file(folder: Path) -> None:
    special = "MATCH (a:Agency) WHERE $at IS NULL AND a.country = $country RETURN a.id AS id LIMIT $limit"
    write(folder, special, "agencies.neo4j.cypher")
    found = read_query(write(folder, HEADER + BODY))
    assert found.text_for("neo4j") == special + "\n"
    assert found.text_for("kglite") == BODY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + BODY.replace("$at", "$on"), "cypher:8: $on is used but the header declares no such"),
        (HEADER + BODY.replace("LIMIT $limit", ""), "cypher:1: the header declares limit, but the text"),
        (HEADER.replace("returns", "columns") + BODY, "cypher:6: the header has no key 'columns'"),
        (HEADER + "// just a remark\n" + BODY, "cypher:7: a header line reads `// key: value`"),
        (HEADER, "holds no Cypher below its header"),
        (HEADER + "\n   // nothing\n", "holds no Cypher below its header"),
        (BODY, "cypher:1: the header needs a summary in en, vi"),
        (HEADER.replace("// summary.vi", "// summary.en") + BODY, "needs a summary in en, vi"),
        (HEADER.replace("// returns: id, name\n", "") + BODY, "needs `// returns:`"),
        (HEADER.replace("date?", "day?") + BODY, "cypher:4: a parameter reads `name type description`"),
        (HEADER.replace("  the country", "") + BODY, "cypher:3: a parameter reads"),
        (HEADER.replace("country  country", "country  entity:Land") + BODY, "cypher:3: Land is no kind"),
        (HEADER.replace("= 20", "= many") + BODY, "cypher:5: the default of limit is 'many'"),
        (HEADER.replace("at  date?", "country  date?") + BODY, "cypher:4: parameter country is declared"),
        (HEADER + BODY.replace("a.name AS", "a.title AS"), "cypher:9: reserved-property: "),
    ],
)
def test_a_broken_file_is_refused_with_file_and_line(folder: Path, text: str, message: str) -> None:
    told = refusal(folder, text)
    assert told.startswith("questions/agencies.cypher:")
    assert message in told


def test_kinds_narrow_an_entity(folder: Path) -> None:
    text = HEADER.replace("country  country", "country  entity:Agency|Place") + BODY
    assert read_query(write(folder, text)).parameters[0].kinds == (Kind.AGENCY, Kind.PLACE)


def test_every_question_is_in_the_catalogue_in_both_languages() -> None:
    questions = catalogue()
    assert [q.name for q in questions] == sorted(q.name for q in questions)
    for question in questions:
        assert question.summaries["en"].endswith(".") and question.summaries["vi"].endswith(".")
        assert question is query(question.name)
        assert "ORDER BY" in question.text
        limit = next(p for p in question.parameters if p.name == "limit")
        assert limit.default
        assert question.text.count("LIMIT $limit") == 1


def test_no_question_has_an_override() -> None:
    folder = Path(__file__).parents[2] / "queries"
    assert [path.name for path in folder.rglob("*.*.cypher")] == []


@pytest.mark.parametrize(
    "name", ["officials_of_agencies", "questions/none", "../secret", "a/b/c", "", "x.cypher"]
)
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidQuery, match="There is no query"):
        query(name)


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(InvalidQuery, match="Did you mean officials_of_agency"):
        query("officials_of_agencies")


def test_bind_fills_in_defaults_and_converts() -> None:
    question = query("officials_of_agency")
    assert question.bind({"agency": " WIPO ", "at": "2023-06", "limit": "5"}) == {
        "agency": "WIPO",
        "at": "2023-06",
        "limit": 5,
    }
    assert question.bind({"agency": "WIPO", "at": ""})["at"] is None
    assert question.bind({"agency": "WIPO", "limit": None})["limit"] == 100


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "officials_of_agency needs agency; it takes agency (entity), at (date, optional)"),
        ({"agency": "WIPO", "agencie": 1}, "officials_of_agency takes no agencie; it takes agency (entity)"),
        ({"agency": ""}, "officials_of_agency: agency is empty: give the id or a name of an entity of kind"),
        ({"agency": "WIPO", "at": "soon"}, "at is 'soon': give a date such as 2023, 2023-06 or 2023-06-12"),
        ({"agency": "WIPO", "limit": "10001"}, "limit is '10001': give a whole number from 0 to 10000"),
        ({"agency": 7}, "agency is 7: give the id or a name of an entity of kind Agency or Forum"),
    ],
)
def test_bind_says_what_is_wrong_and_what_is_expected(given: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        query("officials_of_agency").bind(given)
    assert message in str(caught.value)


def test_shared_conditions_bring_their_parameters(folder: Path) -> None:
    shared = BODY.replace(
        "RETURN", "MATCH (a)<-[:SUBJECT]-(s:Statement) WHERE s.id <> ''\n// insert: bounds\nRETURN"
    )
    found = read_query(write(folder, HEADER + shared))
    assert {"as_of", "since", "min_confidence"} <= {p.name for p in found.parameters if p.optional}
    assert "$as_of" in found.text and "insert" not in found.text
    with pytest.raises(InvalidQuery, match="no conditions 'nothing'"):
        read_query(write(folder, HEADER + shared.replace("insert: bounds", "insert: nothing")))


def test_conditions_that_are_left_open_are_left_out() -> None:
    asked = query("browsing/statements_of_article")
    plain = asked.text_given(asked.bind({"article": "a"}))
    assert set(re.findall(r"\$(\w+)", plain)) == {"article", "limit"}
    some = asked.text_given(asked.bind({"article": "a", "as_of": "2020", "dated_until": "2025"}))
    assert set(re.findall(r"\$(\w+)", some)) == {"article", "limit", "as_of", "dated_from", "dated_until"}
