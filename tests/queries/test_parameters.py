"""How raw values become those that Cypher is given."""

from datetime import date
from typing import Any

import pytest

from ontology.errors import InvalidQuery
from queries import Parameter, ParameterType


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("text", " hợp tác ", "hợp tác"),
        ("date", "2023", "2023"),
        ("date", "2023-06-12", "2023-06-12"),
        ("date", date(2023, 6, 12), "2023-06-12"),
        ("number", "007", 7),
        ("number", 0, 0),
        ("kind", "agency", "Agency"),
        ("predicate", "holdsPost", "holdsPost"),
        ("predicate", "HOLDS_POST", "holdsPost"),
        ("predicate", "holds post", "holdsPost"),
        ("status", "In Force", "in-force"),
        ("country", "vn", "VN"),
        ("country", "Việt Nam", "VN"),
        ("country", "nhat ban", "JP"),
        ("country", "place/japan", "JP"),
        ("boolean", "yes", True),
        ("boolean", False, False),
        ("boolean", "0", False),
        ("list", "a, b,,c", ["a", "b", "c"]),
        ("list", ("a", 1), ["a", 1]),
        ("list", [], []),
    ],
)
def test_values_are_converted(kind: str, raw: Any, value: Any) -> None:
    assert Parameter("x", ParameterType(kind), "what it is").convert(raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("text", 5),
        ("date", "2023-13"),
        ("date", "2023-6"),
        ("date", "12/06/2023"),
        ("date", 2023),
        ("number", "-1"),
        ("number", "1.5"),
        ("number", "٣"),
        ("number", True),
        ("number", 1.0),
        ("kind", "Agencies"),
        ("predicate", "likes"),
        ("status", "dead"),
        ("country", "Atlantis"),
        ("country", 84),
        ("boolean", "maybe"),
        ("boolean", 2),
        ("list", 5),
    ],
)
def test_anything_else_is_refused_in_words(kind: str, raw: Any) -> None:
    parameter = Parameter("x", ParameterType(kind), "what it is")
    with pytest.raises(InvalidQuery) as caught:
        parameter.convert(raw)
    assert str(caught.value) == f"x is {raw!r}: give {parameter.expects}."


def test_nothing_is_a_value_only_where_the_parameter_is_optional() -> None:
    with pytest.raises(InvalidQuery, match="x is empty: give a text"):
        Parameter("x", ParameterType.TEXT, "what it is").convert("  ")
    assert Parameter("x", ParameterType.TEXT, "what it is", optional=True).convert("") is None
