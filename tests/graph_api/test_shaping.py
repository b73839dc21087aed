"""Models and JSON that are made without a second check are what a second check would have made."""

from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field

from graph_api import models
from graph_api.app import create_app
from graph_api.browsing import Browser
from graph_api.manners import answering
from graph_api.shaping import built, is_plain, written
from graph_store.protocol import GraphStore
from ontology.vocabulary import Kind

ADDRESSES = (
    "/entities?limit=1000",
    "/entities?name=patent",
    "/statements?limit=1000",
    "/evidence?limit=1000",
    "/articles",
    "/agreements",
    "/officials",
    "/events",
    "/forums",
    "/search?q=office",
    "/search?q=sở hữu&lang=vi",
    "/statistics",
    "/queries",
    "/queries/agreements_in_period",
    "/gaps?one=VN",
    "/changes",
)


def test_every_answer_is_written_as_its_model_writes_it(
    filled: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[type] = set()

    def both(answer: BaseModel) -> bytes:
        again = type(answer).model_validate(answer.model_dump(by_alias=True))
        assert again == answer
        assert written(answer) == answer.__pydantic_serializer__.to_json(answer, by_alias=True)
        assert written(answer) == written(again)
        seen.add(type(answer))
        return written(answer)

    monkeypatch.setattr(answering, "written", both)
    with TestClient(create_app(filled)) as client:
        found = client.get("/api/v1/entities?limit=1000").json()["entities"]
        one, other = [entity["url"] for entity in found if entity["kind"] == Kind.AGENCY][:2]
        said = client.get("/api/v1/statements?limit=30").json()["statements"]
        for address in (
            *(f"/api/v1{address}" for address in ADDRESSES),
            *(entity["url"] for entity in found[::5]),
            *(f"{one}/{part}" for part in ("statements", "neighborhood", "timeline", "neighborhood?lang=vi")),
            *(statement["url"] for statement in said),
            *(article["url"] for article in client.get("/api/v1/articles").json()["articles"]),
            f"/api/v1/paths?from={one[17:]}&to={other[17:]}",
            f"/api/v1/compare?one={one[17:]}&other={other[17:]}",
        ):
            assert client.get(address).status_code in (200, 400), address
    assert {models.EntityDetail, models.StatementDetail, models.Neighborhood, models.Paths} <= seen
    assert {models.SearchResults, models.ArticleDetail, models.StatementPage, models.Answer} <= seen


def test_rows_become_the_models_that_validation_makes(filled: GraphStore) -> None:
    browser = Browser(filled)
    for found in browser.most_connected(limit=50):
        again = models.EntityDetail.model_validate(browser.entity(found.id).model_dump())
        made = browser.entity(found.id)
        assert made == again and repr(made) == repr(again)
        assert made.statements[0].model_copy(update={"value": "x"}).value == "x"


class _Plain(BaseModel):
    name: str
    inner: dict[str, list[float | None]] = Field(default_factory=dict)
    anything: Any = None


class _Dated(BaseModel):
    at: list[datetime | None]


class _Renamed(BaseModel):
    name: str = Field(alias="called")


class _Around(BaseModel):
    inner: list[_Renamed]


def test_only_what_both_write_alike_is_written_quickly() -> None:
    assert is_plain(_Plain) and is_plain(models.EntityDetail)
    assert not any(map(is_plain, (_Dated, _Renamed, _Around)))
    assert written(_Around(inner=[_Renamed(called="a")])) == b'{"inner":[{"called":"a"}]}'


@pytest.mark.parametrize(
    "value", [1e-7, 1e22, 0.1, -0.0, float("inf"), float("nan"), 2**70, '\x00\x7f\u2028"\\é', [[], {}]]
)
def test_numbers_and_texts_are_written_alike(value: Any) -> None:
    made = _Plain(name="Đ", inner={"a": [0.5, None]}, anything=value)
    assert written(made) == made.__pydantic_serializer__.to_json(made, by_alias=True)


def test_a_built_model_can_be_changed_and_compared() -> None:
    made = built(_Plain, {"name": "a", "inner": {}, "anything": None})
    assert made == _Plain(name="a") and made.model_fields_set == {"name", "inner", "anything"}
    made.name = "b"
    assert built(_Plain, {"name": "a", "inner": {}, "anything": None}).name == "a"
