from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
from ontology.statements import Article, Entity, Evidence, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate

API = "/api/v1"


def matrix(client: TestClient, **given: Any) -> dict[str, Any]:
    answer = client.get(f"{API}/gaps", params=given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def filled(found: dict[str, Any]) -> dict[tuple[str, str | None], list[str]]:
    return {
        (cell["row"], cell["column"]): cell["agreements"] for cell in found["cells"] if cell["agreements"]
    }


def test_partners_by_topic(client: TestClient) -> None:
    found = matrix(client, party="Cục SHTT")
    assert [row["id"] for row in found["rows"]] == ["agency/wipo", "agency/jpo", "agency/ipos"]
    assert [row["agreements"] for row in found["rows"]] == [2, 1, 0]
    assert filled(found) == {
        ("agency/wipo", "topic/patents"): ["agreement/mou-2025"],
        ("agency/wipo", "topic/training"): ["agreement/mou-2025"],
        ("agency/wipo", None): ["agreement/mou-2019"],
        ("agency/jpo", "topic/patents"): ["agreement/jpo-2016"],
    }
    assert found["gaps"] == 3 * 3 - 3
    (planned,) = [cell for cell in found["cells"] if cell["planned"]]
    assert (planned["row"], planned["planned"]) == ("agency/ipos", ["agreement/ipos-mou"])
    assert set(found["agreements"]) == {
        "agreement/mou-2025", "agreement/mou-2019", "agreement/jpo-2016", "agreement/ipos-mou"
    }  # fmt: skip


def test_a_forum_brings_in_members_that_have_nothing(client: TestClient) -> None:
    found = matrix(client, party="place/viet-nam", forum="ASEAN", level="country")
    assert {row["id"] for row in found["rows"]} == {"place/laos", "place/singapore"}
    assert filled(found) == {}
    assert found["gaps"] == 2 * len(found["columns"])


def test_partners_by_partners(client: TestClient) -> None:
    found = matrix(client, across="partners")
    assert [row["id"] for row in found["rows"]] == [column["id"] for column in found["columns"]]
    pairs = filled(found)
    assert pairs["agency/ip-viet-nam", "agency/wipo"] == ["agreement/mou-2019", "agreement/mou-2025"]
    assert all(pairs[column, row] == agreed for (row, column), agreed in pairs.items() if column)
    size = len(found["rows"])
    assert found["gaps"] == size * size - size - len(pairs)


def test_countries_stand_for_their_bodies(client: TestClient) -> None:
    found = matrix(client, across="partners", level="country")
    assert filled(found) == {
        ("place/japan", "place/viet-nam"): ["agreement/jpo-2016"],
        ("place/viet-nam", "place/japan"): ["agreement/jpo-2016"],
    }


def test_as_of_a_date_and_on_a_topic(client: TestClient) -> None:
    then = matrix(client, across="partners", as_of="2018")
    assert ("agency/ip-viet-nam", "agency/wipo") not in filled(then)
    assert ("agency/ip-viet-nam", "agency/jpo") in filled(then)
    training = matrix(client, across="partners", topic="Đào tạo", lang="vi")
    assert set(filled(training)) == {
        ("agency/ip-viet-nam", "agency/wipo"),
        ("agency/wipo", "agency/ip-viet-nam"),
    }
    assert "Cục Sở hữu trí tuệ" in {row["name"] for row in training["rows"]}


def test_a_limit_is_told(client: TestClient) -> None:
    found = matrix(client, party="Cục SHTT", limit=1)
    assert ([row["id"] for row in found["rows"]], found["truncated"]) == (["agency/wipo"], True)
    assert {cell["row"] for cell in found["cells"]} == {"agency/wipo"}
    assert matrix(client, party="Cục SHTT")["truncated"] is False


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"across": "topics"}, "need party"),
        ({"party": "JPO", "topic": "Patents"}, "take no topic"),
        ({"across": "partners", "party": "JPO"}, "take no party"),
        ({"party": "JPO", "level": "village"}, "level"),
        ({"party": "JPO", "since": "2024"}, "takes no since"),
    ],
)
def test_what_does_not_fit_together(client: TestClient, given: dict[str, str], said: str) -> None:
    answer = client.get(f"{API}/gaps", params=given)
    assert answer.status_code == 400
    assert said in answer.json()["detail"]


def test_what_is_read_grows_with_the_parties_not_with_their_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    treaty = Entity("agreement/treaty", Kind.AGREEMENT, (("en", "Treaty"),))
    bodies = [Entity(f"agency/{n:03}", Kind.AGENCY, (("en", f"Office {n:03}"),)) for n in range(150)]
    said = Article("treaty", "All of them signed it.")
    evidence = (Evidence("treaty", 0, 21, "All of them signed it", "chance", 0.9),)
    parties = [Statement(body.id, Predicate.PARTY_TO, treaty.id, evidence=evidence) for body in bodies]
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(Subgraph((said,), (treaty, *bodies), tuple(parties)))
        read, rows = store.read, 0

        def counted(*asked: Any, **limits: Any) -> list[dict[str, Any]]:
            nonlocal rows
            found = read(*asked, **limits)
            rows += len(found)
            return found

        monkeypatch.setattr(store, "read", counted)
        with TestClient(create_app(store)) as client:
            found = matrix(client, across="partners", limit=10)
            assert [row["agreements"] for row in found["rows"]] == [1] * 10
            assert (found["gaps"], found["truncated"], len(found["cells"])) == (0, True, 90)
            assert len(bodies) < rows < 3 * len(bodies)
