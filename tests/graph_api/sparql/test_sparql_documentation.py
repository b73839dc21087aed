"""What docs/sparql.md says is so."""

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.sparql.protocol import LONGEST
from graph_api.sparql.workers import Limits
from graph_store.engines.embedded import EmbeddedStore
from ontology.competency import competency_questions
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import FORMATS

DOCS = Path(__file__).parents[3] / "docs"
TEXT = (DOCS / "sparql.md").read_text(encoding="utf-8")
CALLS = re.findall(r"^curl .*$", TEXT, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def site(sample: EmbeddedStore) -> Iterator[TestClient]:
    with TestClient(create_app(sample)) as client:
        yield client


@pytest.mark.parametrize("call", CALLS)
def test_every_example_works(site: TestClient, call: str) -> None:
    words = shlex.split(call)
    headers, content, given = {}, None, {}
    for option, value in pairwise(words):
        if option == "-H":
            name, _, header = value.partition(": ")
            headers[name] = header
        elif option == "--data-binary":
            content = value
        elif option == "--data-urlencode":
            name, _, text = value.partition("=")
            given[name] = text
    (address,) = [word for word in words if word.startswith("http://")]
    parts = urlsplit(address)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    if content is None:
        response = site.get(target, headers=headers, params=given or None)
    else:
        response = site.post(target, headers=headers, content=content)
    assert response.status_code == 200, response.text
    if "Accept" in headers:
        assert response.headers["content-type"].startswith(headers["Accept"])


def test_the_limits_are_those_that_hold() -> None:
    limits = Limits()
    for told in (
        f"| {limits.seconds:g} s |",
        f"| {limits.rows:,} (",
        f"| {limits.bytes >> 20} MB |",
        f"| {limits.memory >> 30} GB |",
        f"| {LONGEST >> 10} KB |",
        f"| {limits.at_once}; others wait {limits.waiting_seconds:g} s |",
        f"{len(competency_questions())} questions of",
    ):
        assert told in TEXT, told


def test_every_profile_and_what_carries_it_is_described() -> None:
    formats = (DOCS / "formats.md").read_text(encoding="utf-8")
    for name, profile in PROFILES.items():
        (row,) = re.findall(rf"^\| `{name}` \|.*$", formats, flags=re.MULTILINE)
        carried = profile.formats(FORMATS)
        missing = [form for form in FORMATS if form not in carried]
        told = row.rpartition(" | ")[2]
        if not missing:
            assert told == "all |"
        elif len(missing) == 1:
            assert told == f"all but `{missing[0]}` |"
        else:
            assert re.findall(r"`(\w+)`", told) == list(carried)
