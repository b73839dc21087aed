"""What the explorer's page asks for, over the sample graph."""

import gzip
import json
import os
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx
import pytest
from fastapi.testclient import TestClient
from rdflib import Graph
from starlette.applications import Starlette
from starlette.routing import Route

from graph_api.explorer.models import MOST_ENTITIES
from graph_api.explorer.ready_files import ReadyFiles
from visualizations.explorer import STATIC, VENDOR, missing_assets, page
from visualizations.explorer.page import ASSETS, wordings

OFFICE = "agency/ip-viet-nam"
MOST_BYTES = 250 * 1024


def get(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(f"/api/explorer/{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def send(client: TestClient, path: str, **wanted: Any) -> Any:
    answer = client.post(f"/api/explorer/{path}", json=wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids_of(network: Any) -> list[str]:
    return [one["id"] for one in network["entities"]]


def test_the_page_brings_its_words_and_a_strict_policy(client: TestClient) -> None:
    answer = client.get("/explore?lang=vi")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "http" not in policy
    assert '<html lang="vi">' in answer.text
    assert not re.search(r"<script>|\son\w+=|style=|https?://", answer.text)
    if not missing_assets():
        known = re.search(
            r'<script type="application/json" id="known">(.*?)</script>', answer.text, re.DOTALL
        )
        assert known
        assert json.loads(known[1])["predicates"]["signed"]["vi_inverse"]


def test_without_its_scripts_the_page_says_how_to_get_them(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(page, "VENDOR", tmp_path)
    answer = client.get("/explore")
    assert answer.status_code == 200
    assert "make assets" in answer.text and "cytoscape.mjs" in answer.text
    assert 'href="/questions?lang=en"' in answer.text
    assert "<script" not in answer.text


def test_a_network_holds_the_entities_asked_for_and_the_ties_among_them(client: TestClient) -> None:
    network = send(client, "network", ids=[OFFICE, "official/mau", "no/such"])
    assert ids_of(network) == [OFFICE, "official/mau"]
    ties = network["statements"]
    assert {(one["subject"], one["predicate"]) for one in ties} == {("official/mau", "holdsPost")}
    assert {one["key"] for one in network["articles"]} == {key for one in ties for key in one["articles"]}


def test_growing_adds_neighbors_of_the_kinds_wanted_and_no_more_than_asked(client: TestClient) -> None:
    grown = send(client, "network", ids=[OFFICE], grow=[OFFICE], kinds=["Agreement", "Agency"], limit=4)
    assert ids_of(grown) == [OFFICE, *grown["added"]]
    assert len(grown["added"]) == 4
    assert {one["kind"] for one in grown["entities"]} <= {"Agreement", "Agency"}
    hidden = send(client, "hidden", of=OFFICE, ids=ids_of(grown))["hidden"]
    total = next(one["neighbors"] for one in grown["entities"] if one["id"] == OFFICE)
    assert sum(hidden.values()) == total - 4


def test_ways_go_around_countries_and_topics_where_that_is_not_much_longer(client: TestClient) -> None:
    found = get(client, "ways", **{"from": OFFICE, "to": "official/sample"})
    paths = found["paths"]
    assert paths
    kinds = [one["kind"] for one in paths[0]["entities"][1:-1]]
    assert not {"Place", "Topic"} & set(kinds)
    for path in paths:
        ends = [one["id"] for one in path["entities"]]
        for (one, other), step in zip(pairwise(ends), path["steps"], strict=True):
            assert {step["subject"]["id"], step["object"]["id"]} == {one, other}
            assert step["evidence"]


def test_ways_to_nowhere_and_from_nothing(client: TestClient) -> None:
    assert get(client, "ways", **{"from": OFFICE, "to": OFFICE})["paths"] == []
    answer = client.get("/api/explorer/ways", params={"from": OFFICE, "to": "agency/none"})
    assert answer.status_code == 404
    assert "agency/none" in answer.json()["detail"]


def test_the_start_counts_partners_by_country(client: TestClient) -> None:
    start = get(client, "start")
    assert start["home"] == "VN"
    countries = [one["country"] for one in start["partners"]]
    assert "VN" not in countries
    assert len(countries) == len(set(filter(None, countries))) + countries.count(None)


@pytest.mark.parametrize(
    "wanted", [{"ids": ["x"], "foo": 1}, {"limit": 0}, {"kinds": ["Nothing"]}, {"ids": ["x"] * 1001}]
)
def test_what_is_not_understood_is_refused(client: TestClient, wanted: dict[str, Any]) -> None:
    answer = client.post("/api/explorer/network", json=wanted)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_the_page_loads_travels_compressed_and_only_when_it_changed(client: TestClient) -> None:
    plain = (STATIC / "app.js").read_bytes()
    answer = client.get("/explore/static/app.js")
    assert answer.content == plain and answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(plain) / 2
    assert answer.headers["content-type"].startswith("text/javascript")
    assert client.get("/explore/static/app.js", headers={"Accept-Encoding": "identity"}).content == plain
    known = {"If-None-Match": answer.headers["etag"]}
    again = client.get("/explore/static/app.js", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/explore/static/state.js", headers=known).status_code == 200


@pytest.mark.parametrize("name", ["none.js", "..%2fpage.py", "%2e%2e%2fpage.py", "a%5cb", "x%00.js"])
def test_nothing_beside_the_folder_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/explore/static/{name}").status_code == 404


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("1;\n", encoding="utf-8")
    app = Starlette(routes=[Route("/{name}", ReadyFiles(tmp_path).answer)])
    with TestClient(app) as client:
        assert client.get("/one.js").text == "1;\n"
        (tmp_path / "one.js").write_text("2 + 2;\n", encoding="utf-8")
        assert client.get("/one.js").text == "2 + 2;\n"
        (tmp_path / "one.js").unlink()
        assert client.get("/one.js").status_code == 404


def test_scripts_use_only_wordings_that_there_are_and_every_wording_is_used() -> None:
    files = [*STATIC.glob("*.js"), *(STATIC.parent / "templates").glob("*.html"), STATIC.parent / "page.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    asked = set(re.findall(r"""(?:say|ask)\(\s*"([a-z ]+)\"""", text)) | set(
        re.findall(r'words\["([a-z ]+)"\]', text)
    )
    known = wordings()
    assert asked - set(known) == set()
    families = tuple(re.findall(r"`([a-z]+ (?:[a-z]+ )?)\$\{[^`]*`", text))  # as in `tour title ${number}`
    for family in re.findall(r"say\(`([a-z ]+)\$\{", text):
        assert any(key.startswith(family) for key in known)
    unused = {
        key
        for key in known
        if f'"{key}"' not in text and not re.search(rf"\b{key}\b", text) and not key.startswith(families)
    }
    assert unused == set()
    for english, vietnamese in known.values():
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", vietnamese))


def test_page_and_server_agree_on_the_largest_picture() -> None:
    script = (STATIC / "state.js").read_text(encoding="utf-8")
    assert re.findall(r"^export const MOST = (\d+);", script, re.MULTILINE) == [str(MOST_ENTITIES)]


def test_scripts_stay_within_their_budget() -> None:
    for path in STATIC.glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    if missing_assets():
        missing = "the explorer's scripts were not fetched: make install-test"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    files = [*STATIC.glob("*.js"), *(VENDOR / name for name in ASSETS)]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= MOST_BYTES


def test_the_lock_has_hashes_and_no_addresses() -> None:
    lock = json.loads((STATIC.parent / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())


def test_a_view_leaves_as_files_that_other_programs_read(client: TestClient) -> None:
    network = send(client, "network", ids=[OFFICE], grow=[OFFICE])
    ties = [one["id"] for one in network["statements"]]
    shown = {"entities": ids_of(network), "statements": ties[:-1]}
    answer = client.post("/api/explorer/files/graphml", json=shown)
    graph: Any = networkx.read_graphml(BytesIO(answer.content), force_multigraph=True)
    assert set(graph) == set(ids_of(network))
    assert {key for _, _, key in graph.edges(keys=True)} == set(ties[:-1])
    gexf = networkx.read_gexf(BytesIO(client.post("/api/explorer/files/gexf", json=shown).content))
    assert set(gexf) == set(graph)
    turtle = client.post("/api/explorer/files/turtle", json=shown)
    assert turtle.headers["content-disposition"] == 'attachment; filename="ipcoop-view.ttl"'
    assert len(Graph().parse(data=turtle.text, format="turtle")) > len(ties)
    assert client.post("/api/explorer/files/exe", json=shown).status_code == 400
