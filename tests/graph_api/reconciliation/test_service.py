"""The service as the specification 0.2 describes it; the schemas are written from that, in our own words."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

SERVICE = "/reconcile"
THING: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {name: {"type": "string"} for name in ("id", "name", "description")},
}
CANDIDATE = {
    **THING,
    "required": ["id", "name", "score"],
    "properties": {
        **THING["properties"],
        "score": {"type": "number"},
        "match": {"type": "boolean"},
        "type": {"type": "array", "items": THING},
        "features": {
            "type": "array",
            "items": {"properties": {"id": {"type": "string"}, "value": {"type": ["number", "boolean"]}}},
        },
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "required": ["result"],
        "properties": {"result": {"type": "array", "items": CANDIDATE}},
    },
}
_ENTITY = {"required": ["id", "name"], "additionalProperties": False, "properties": THING["properties"]}
_TEXT = {"required": ["str"], "additionalProperties": False, "properties": {"str": {"type": "string"}}}
CELL = {"oneOf": [_ENTITY, _TEXT]}
EXTENSION = {
    "type": "object",
    "required": ["meta", "rows"],
    "properties": {
        "meta": {"type": "array", "items": THING},
        "rows": {"additionalProperties": {"additionalProperties": {"type": "array", "items": CELL}}},
    },
}
SUGGESTIONS = {"required": ["result"], "properties": {"result": {"type": "array", "items": THING}}}


def ask(client: TestClient, path: str = SERVICE, **given: Any) -> Any:
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
    answer = client.get(path, params=texts)
    assert answer.status_code == 200, answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    return answer.json()


def fits(schema: dict[str, Any], answer: Any) -> Any:
    Draft202012Validator(schema).validate(answer)
    return answer


def test_the_manifest_names_what_there_is(client: TestClient) -> None:
    found = ask(client)
    assert "0.2" in found["versions"]
    assert found["identifierSpace"].endswith("/id/") and found["schemaSpace"].endswith("/ns#")
    assert {kind["id"] for kind in found["defaultTypes"]} >= {"Agency", "Agreement", "Place"}
    for address in (found["view"]["url"], found["preview"]["url"]):
        assert "{{id}}" in address
        filled = address.replace("{{id}}", "agency%2Fjpo")
        assert client.get(filled).status_code == 200, filled
    for known in found["suggest"].values():
        assert "${id}" in known["flyout_service_path"]
        assert ask(client, known["service_url"] + known["service_path"], prefix="a")["result"]
    proposed = found["extend"]["propose_properties"]
    assert ask(client, proposed["service_url"] + proposed["service_path"], type="Agency")["properties"]


QUERIES = {
    "plain": {"query": "cuc shtt"},
    "typed": {"query": "Viet Nam", "type": "Place", "type_strict": "should"},
    "types": {"query": "ASEAN", "type": ["Forum", "Agency"], "limit": 1},
    "country": {"query": "INPI", "properties": [{"pid": "country", "v": "France"}]},
    "tied": {
        "query": "Memorandum of Understanding",
        "properties": [
            {"pid": "^partyTo", "v": {"id": "agency/wipo"}},
            {"pid": "date", "v": "2025-07-09T00:00:00Z"},
        ],
    },
    "signed": {"query": "Ban ghi nho hop tac 2025", "properties": [{"pid": "^signed", "v": ["Jane Sample"]}]},
    "identified": {"properties": [{"pid": "iso3", "v": "VNM"}]},
    "unknown": {"query": "the ministry of silly walks"},
    "of no type": {"query": "WIPO", "type": "Q42"},
}  # fmt: skip
MEANT = {
    "plain": "agency/ip-viet-nam", "typed": "place/viet-nam", "types": "forum/asean",
    "country": "agency/inpi-france", "tied": "agreement/mou-2025", "signed": "agreement/mou-2025",
    "identified": "place/viet-nam", "unknown": None, "of no type": None,
}  # fmt: skip


def test_a_batch_finds_what_is_meant(client: TestClient) -> None:
    found = fits(RESULTS, ask(client, queries=QUERIES))
    matches = {
        name: next((c["id"] for c in answer["result"] if c["match"]), None) for name, answer in found.items()
    }
    assert matches == MEANT
    assert found["unknown"]["result"] == found["of no type"]["result"] == []
    assert len(found["types"]["result"]) == 1
    best = found["tied"]["result"][0]
    assert best["type"] == [{"id": "Agreement", "name": "Agreement"}]
    assert {feature["id"] for feature in best["features"]} == {"name", "date", "related"}


def test_a_form_is_answered_as_an_address(client: TestClient) -> None:
    posted = client.post(SERVICE, data={"queries": json.dumps(QUERIES)})
    assert posted.json() == ask(client, queries=QUERIES)


def test_the_vietnamese_service_gives_vietnamese_names(client: TestClient) -> None:
    best = ask(client, "/reconcile/vi", queries={"q": {"query": "NOIP"}})["q"]["result"][0]
    assert (best["name"], best["type"][0]["name"]) == ("Cục Sở hữu trí tuệ", "Cơ quan")


def test_a_table_is_extended(client: TestClient) -> None:
    wanted: dict[str, Any] = {
        "ids": ["agency/ip-viet-nam", "agreement/mou-2025", "agency/none"],
        "properties": [
            {"id": "country"},
            {"id": "date"},
            {"id": "alias"},
            {"id": "^signed"},
            {"id": "^partyTo", "settings": {"limit": 1}},
            {"id": "cooperatesWith", "settings": {"min_confidence": "0.8"}},
        ],
    }
    found = fits(EXTENSION, ask(client, extend=wanted))
    assert [column["id"] for column in found["meta"]] == [p["id"] for p in wanted["properties"]]
    office, agreement, none = (found["rows"][key] for key in wanted["ids"])
    assert office["country"] == [{"str": "VN"}]
    assert {"str": "NOIP"} in office["alias"]
    assert office["cooperatesWith"] == []
    assert agreement["date"] == [{"str": "2025-07-09"}]
    assert [cell["id"] for cell in agreement["^signed"]] == ["official/mau", "official/sample"]
    assert len(agreement["^partyTo"]) == 1
    assert set(map(len, none.values())) == {0}


def test_a_symmetric_tie_is_found_from_both_sides(client: TestClient) -> None:
    rows = ask(
        client, extend={"ids": ["agency/jpo", "agency/ip-viet-nam"], "properties": [{"id": "cooperatesWith"}]}
    )
    cells = {entity: cell["cooperatesWith"][0]["id"] for entity, cell in rows["rows"].items()}
    assert cells == {"agency/jpo": "agency/ip-viet-nam", "agency/ip-viet-nam": "agency/jpo"}


def test_what_a_type_can_have(client: TestClient) -> None:
    found = ask(client, "/reconcile/properties", type="Agreement", limit=100)
    ids = {known["id"] for known in found["properties"]}
    assert {"date", "status", "^partyTo", "^signed", "concerns"} <= ids
    assert not {"partyTo", "holdsPost", "country"} & ids
    assert len(ask(client, "/reconcile/properties", limit=2)["properties"]) == 2


@pytest.mark.parametrize(
    ("path", "prefix", "expected"),
    [
        ("/reconcile/suggest/entity", "cuc sh", "agency/ip-viet-nam"),
        ("/reconcile/suggest/type", "co qu", "Agency"),
        ("/reconcile/suggest/property", "party", "partyTo"),
        ("/reconcile/vi/suggest/property", "ký", "signed"),
    ],
)
def test_suggestions_and_their_flyouts(client: TestClient, path: str, prefix: str, expected: str) -> None:
    found = fits(SUGGESTIONS, ask(client, path, prefix=prefix))
    assert expected in {thing["id"] for thing in found["result"]}
    flyout = ask(client, path.replace("suggest", "flyout"), id=expected)
    assert flyout["id"] == expected
    assert flyout["html"].startswith("<p>")


def test_a_cursor_skips_suggestions(client: TestClient) -> None:
    path = "/reconcile/suggest/property"
    whole, rest = ask(client, path, prefix="is"), ask(client, path, prefix="is", cursor="1")
    assert rest["result"][:3] == whole["result"][1:4]


def test_a_preview_may_stand_in_a_frame_and_runs_nothing(client: TestClient) -> None:
    answer = client.get("/reconcile/preview", params={"id": "agency/ip-viet-nam"})
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors *" in policy and "default-src 'none'" in policy and "script-src" not in policy
    assert "Intellectual Property Office of Viet Nam" in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    ("path", "given", "status", "said"),
    [
        (SERVICE, {"queries": "{"}, 400, "no JSON"),
        (SERVICE, {"queries": "[]"}, 400, "no JSON object"),
        (SERVICE, {"queries": '{"a": {"query": "x", "colour": 1}}'}, 400, "colour"),
        (SERVICE, {"queries": '{"a": {"query": "x", "limit": 0}}'}, 400, "limit"),
        (SERVICE, {"queries": json.dumps({str(n): {"query": "x"} for n in range(101)})}, 400, "at most 100"),
        (SERVICE, {"extend": '{"ids": ["a"], "properties": [{"id": "colour"}]}'}, 400, "colour"),
        (
            SERVICE,
            {"extend": '{"ids": [], "properties": [{"id": "alias", "settings": {"limit": "x"}}]}'},
            200,
            "",
        ),
        (SERVICE, {"queries": "{}", "extend": "{}"}, 400, "not both"),
        (SERVICE, {"callback": "run"}, 400, "takes no callback"),
        ("/reconcile/flyout/type", {"id": "Colour"}, 404, "Colour"),
        ("/reconcile/flyout/entity", {"id": "agency/none"}, 404, "agency/none"),
        ("/reconcile/flyout/property", {"id": "colour"}, 404, "colour"),
        ("/reconcile/preview", {"id": "agency/none"}, 404, "agency/none"),
        ("/reconcile/suggest/entity", {}, 400, "prefix"),
    ],
)
def test_what_is_wrong_is_told(
    client: TestClient, path: str, given: dict[str, str], status: int, said: str
) -> None:
    answer = client.get(path, params=given)
    assert answer.status_code == status
    assert said in answer.text
    if status != 200:
        assert answer.headers["content-type"].startswith("application/problem+json")


def test_what_is_nested_too_deep_is_refused(client: TestClient) -> None:
    answer = client.post(SERVICE, data={"queries": '{"a":' + "[" * 100_000})
    assert (answer.status_code, "no JSON" in answer.text) == (400, True)


def test_another_form_of_post_is_refused(client: TestClient) -> None:
    answer = client.post(SERVICE, json={"queries": {}})
    assert (answer.status_code, "POST a form" in answer.text) == (400, True)
