"""How long each address of the API takes, the slowest first, where it is asked about the busiest bodies.

    .venv/bin/python -m benchmarks.every_route embedded:made-up
    .venv/bin/python -m benchmarks.every_route embedded:made-up --more-than 200

It serves the store and asks every `GET` of the OpenAPI document that needs no job and no token, all named
queries among them, three times over one connection: the first answer may have to make what the server keeps.
"""

import argparse
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from benchmarks.api_speed import served
from graph_store.opening import open_store
from graph_store.protocol import GraphStore
from ipcoop.settings import Settings
from ontology.vocabulary import Kind
from queries import query

LEFT_OUT = ("/api/v1/jobs", "/api/v1/bulk/{name}")  # need a job; a file of the whole graph
SIDES = {"one": 0, "from": 0, "other": 1, "to": 1}
OTHERS = {
    "country": "VN", "topic": "topic/patents", "status": "in-force", "since": "2025", "q": "Office 7",
    "prefix": "Offic", "name": "Office 7",
}  # fmt: skip


class Subjects:
    """What is asked about: of each kind the entities that most is said of, a statement, an article."""

    def __init__(self, store: GraphStore) -> None:
        asked = query("browsing/most_connected")
        self.of = {
            kind: [str(row["id"]) for row in store.read(asked.text, asked.bind({"kind": kind, "limit": 2}))]
            for kind in Kind
        }
        agency = self.of[Kind.AGENCY][0]
        said = query("browsing/entity_statements")
        bound = said.bind({"id": agency, "limit": 1})
        self.statement = str(store.read(said.text_given(bound), bound)[0]["id"])
        passage = query("browsing/statement_evidence")
        found = store.read(passage.text, passage.bind({"ids": [self.statement]}))[0]
        self.evidence, self.article = str(found["id"]), str(found["article"])

    def of_parameter(self, path: str, name: str) -> str | None:
        """What to give for a parameter that an address needs."""
        if name in OTHERS:
            return OTHERS[name]
        if name in ("statement", "article"):
            return str(getattr(self, name))
        countries = "countries" in path or path.endswith("counterparts_of_country")
        if name in SIDES:
            return ("VN", "JP")[SIDES[name]] if countries else self.of[Kind.AGENCY][SIDES[name]]
        kinds = {kind.lower(): found for kind, found in self.of.items()}
        return kinds.get(name, self.of[Kind.AGENCY])[0]

    def of_path(self, path: str) -> str:
        """An address without gaps."""
        for folder in ("statement", "evidence", "article"):
            if f"/{folder}s/{{key}}" in path or f"/{folder}/{{key}}" in path:
                return path.replace(
                    "{key}", quote(str(getattr(self, folder)).partition("/")[2] or self.article)
                )
        for folder in ("agreement", "official", "event", "forum"):
            if f"/{folder}s/{{key}}" in path:
                return path.replace("{key}", quote(self.of[Kind(folder.title())][0].partition("/")[2]))
        kind, _, key = self.of[Kind.AGENCY][0].partition("/")
        return path.replace("{kind}", kind).replace("{key}", quote(key))


def addresses(described: dict[str, Any], subjects: Subjects) -> Iterator[str]:
    """What to ask: every address with what it needs, lists also with what narrows them."""
    for path, methods in described["paths"].items():
        if "get" not in methods or path.startswith(LEFT_OUT):
            continue
        taken = [each for each in methods["get"].get("parameters", ()) if each["in"] == "query"]
        needed = {p["name"]: subjects.of_parameter(path, p["name"]) for p in taken if p.get("required")}
        yield _with(subjects.of_path(path), needed)
        for parameter in taken:
            name = parameter["name"]
            if name in OTHERS and name not in needed:
                yield _with(subjects.of_path(path), {**needed, name: OTHERS[name]})


def _with(path: str, given: dict[str, Any]) -> str:
    return f"{path}?{urlencode(given, safe='/')}" if given else path


def main() -> None:
    """Ask everything and print what took longest."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("store", help="embedded:FOLDER or neo4j://HOST:PORT")
    asked.add_argument("--more-than", type=float, default=50, help="milliseconds; what is quicker is counted")
    given = asked.parse_args()
    settings = Settings.load(store=given.store)
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    with open_store(given.store, user=settings.neo4j_user, password=password, read_only=True) as store:
        subjects = Subjects(store)
    rows = []
    with (
        served(given.store) as (port, _),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as http,
    ):
        for address in addresses(http.get("/api/v1/openapi.json").json(), subjects):
            took, status = [], 0
            for _ in range(3):
                began = time.perf_counter()
                status = http.get(address).status_code
                took.append(1000 * (time.perf_counter() - began))
            rows.append((took[0], min(took[1:]), status, address))
    rows.sort(reverse=True)
    print("   first    later  status  address")
    for first, later, status, address in rows:
        if max(first, later) > given.more_than or status >= 300:
            print(f"{first:8.0f} {later:8.0f}  {status:6}  {address}")
    quick = [row for row in rows if max(row[:2]) <= given.more_than]
    print(f"{len(quick)} of {len(rows)} took less than {given.more_than:g} ms each time")


if __name__ == "__main__":
    main()
