"""Queries that are asked as one keep their texts, but for the names of their parameters."""

from queries import query
from queries.joining import joined
from queries.reading import Asked


def test_parameters_of_several_queries_stay_apart() -> None:
    text, parameters = joined(
        (
            Asked("RETURN $id AS id, '$id' AS said // $id", {"id": 1}, ("id", "said")),
            Asked("UNWIND $ids AS id RETURN id + $id AS id", {"ids": [1], "id": 2}, ("id",)),
        )
    )
    assert parameters == {"id_of_0": 1, "ids_of_1": [1], "id_of_1": 2}
    assert "RETURN $id_of_0 AS id, '$id' AS said // $id\n}" in text
    assert "UNWIND $ids_of_1 AS id RETURN id + $id_of_1 AS id\n}" in text
    assert text.endswith("RETURN rows_0, rows_1\n")


def test_each_part_goes_on_from_the_one_before() -> None:
    text, _ = joined([query("schema/revision").asked(), query("browsing/entity").asked(id="agency/jpo")])
    assert text.startswith("CALL () {\nCALL () {\nMATCH (m:Meta {id: 'schema'})")
    assert "\nCALL (rows_0) {\nCALL () {\nMATCH (n:Entity {id: $id_of_1})" in text


def test_only_what_is_given_is_asked() -> None:
    asked = query("browsing/entities").asked(kind="Agency", limit=3)
    assert "$kind" in asked.text and "$topic" not in asked.text
    assert asked.parameters["limit"] == 3 and asked.returns[0] == "id"
