import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ontology.errors import UnreadableExport
from ontology.jsonl import read_lines, write_lines
from ontology.statements import Entity, Evidence, Statement, Subgraph, SubgraphBuilder
from ontology.vocabulary import Kind, Predicate
from tests.ontology.bilingual_example import EXAMPLE
from tests.ontology.random_parts import WIDE_TEXT, subgraphs


def read_back(lines: list[str]) -> Subgraph:
    builder = SubgraphBuilder()
    builder.update(read_lines(lines))
    return builder.build()


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(subgraph=subgraphs(WIDE_TEXT))
def test_any_graph_comes_back_as_it_was(subgraph: Subgraph) -> None:
    lines = list(write_lines(subgraph.parts()))
    assert all(line.endswith("\n") and line.count("\n") == 1 and "\r" not in line for line in lines)
    assert read_back(lines) == subgraph


def test_texts_come_back_only_where_asked_for() -> None:
    assert read_back(list(write_lines(EXAMPLE.parts(), with_text=True))) == EXAMPLE
    assert all(article.text is None for article in read_back(list(write_lines(EXAMPLE.parts()))).articles)


def test_one_line_for_each_wording_of_a_post_all_with_one_id() -> None:
    lines = [json.loads(line) for line in write_lines(EXAMPLE.statements)]
    posts = [line for line in lines if line["predicate"] == "holdsPost"]
    assert {line["role"] for line in posts} == {"Cục trưởng", "Director General"}
    assert len({line["id"] for line in posts}) == 1
    assert {line["post"] for line in posts} == {"director-general"}


def test_the_form_has_these_fields() -> None:
    fields = {}
    for line in map(json.loads, write_lines(EXAMPLE.parts())):
        fields[line["type"]] = set(line)
    assert fields == {
        "article": {
            *("type", "key", "title", "language", "published", "publisher", "url", "licence", "sha256"),
            *("extractor", "recorded"),
        },
        "entity": {
            *("type", "id", "kind", "labels", "aliases", "country", "identifiers", "reference", "curated"),
            "mentions",
        },
        "statement": {
            *("type", "id", "subject", "predicate", "object", "value", "role", "post", "when", "evidence"),
        },
    }


def test_what_others_wrote_by_the_scoring_form_is_read() -> None:
    entity = {"type": "entity", "id": "place/x", "kind": "Place", "labels": {"vi": "X"}, "aliases": ["Y"]}
    statement = {
        "type": "statement",
        "subject": "place/x",
        "predicate": "memberOf",
        "object": "forum/y",
        "value": None,
        "role": None,
        "evidence": [{"article": "a", "start": 0, "end": 1, "quote": "X"}],
    }
    lines = [json.dumps(entity), "\n", json.dumps(statement)]
    found_entity, found_statement = read_lines(lines)
    assert found_entity == Entity("place/x", Kind.PLACE, (("vi", "X"),))
    evidence = Evidence("a", 0, 1, "X", rule="import", confidence=1.0)
    assert found_statement == Statement("place/x", Predicate.MEMBER_OF, "forum/y", evidence=(evidence,))


def test_several_identifiers_of_one_scheme_are_a_list() -> None:
    entity = Entity("place/x", Kind.PLACE, (("vi", "X"),), identifiers=(("a", "1"), ("b", "1"), ("b", "2")))
    (line,) = write_lines([entity])
    assert json.loads(line)["identifiers"] == {"a": "1", "b": ["1", "2"]}
    assert list(read_lines([line])) == [entity]


GOOD: dict[str, dict[str, Any]] = {
    "article": {"type": "article", "key": "a"},
    "entity": {"type": "entity", "id": "place/x", "kind": "Place", "labels": {"en": "X"}},
    "statement": {
        "type": "statement",
        "subject": "s",
        "predicate": "signed",
        "object": "o",
        "evidence": [{"article": "a", "start": 0, "end": 1, "quote": "X"}],
    },
}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "Expecting value"),
        ("3", "it is 3, no object"),
        ("[" * 100_000, "recursion|nested"),
        ({}, "it lacks 'type'"),
        ({"type": "person"}, "unknown type 'person'"),
        ({**GOOD["article"], "key": 3}, "key is 3, it must be a text"),
        ({**GOOD["article"], "title": ["x"]}, "title is"),
        ({**GOOD["article"], "recorded": "then"}, "isoformat"),
        ({**GOOD["article"], "title": "\ud800"}, "surrogates"),
        ({**GOOD["entity"], "kind": "Person"}, "'Person' is not a valid Kind"),
        ({**GOOD["entity"], "labels": {}}, "labels are empty"),
        ({**GOOD["entity"], "labels": ["X"]}, "labels is"),
        ({**GOOD["entity"], "labels": {"en": None}}, "a name is None"),
        ({**GOOD["entity"], "identifiers": {"iso3": 3}}, "not iterable"),
        ({**GOOD["entity"], "identifiers": {"iso3": [3]}}, "a name is 3"),
        ({**GOOD["entity"], "curated": "X"}, "curated is 'X', it must be a list"),
        (
            {**GOOD["entity"], "mentions": [{"article": "a", "start": "0", "end": 1, "quote": "X"}]},
            "start is '0'",
        ),
        (
            {**GOOD["entity"], "mentions": [{"article": "a", "start": 0, "end": True, "quote": "X"}]},
            "end is True",
        ),
        ({**GOOD["statement"], "predicate": "eats"}, "'eats' is not a valid Predicate"),
        ({**GOOD["statement"], "evidence": None}, "evidence is None, it must be a list"),
        ({**GOOD["statement"], "evidence": [{"article": "a", "start": 0, "end": 1}]}, "it lacks 'quote'"),
        ({**GOOD["statement"], "object": 7}, "object is 7"),
    ],
)
def test_a_broken_line_is_named_with_the_reason(line: object, message: str) -> None:
    text = line if isinstance(line, str) else json.dumps(line)
    lines = [json.dumps(GOOD["article"]), text]
    with pytest.raises(UnreadableExport, match=re.compile(r"^dump\.jsonl, line 2: .*" + message)) as refusal:
        list(read_lines(lines, source="dump.jsonl"))
    assert "see docs/formats.md" in str(refusal.value)


@pytest.mark.parametrize("name", GOOD)
def test_the_lines_that_the_broken_ones_come_from_are_sound(name: str) -> None:
    assert len(list(read_lines([json.dumps(GOOD[name])]))) == 1
