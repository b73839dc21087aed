"""A release as its readers meet it: complete, true to its manifest, the same bytes from the same graph."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import yaml
from pyoxigraph import RdfFormat

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.history import all_judgments
from graph_store.protocol import GraphStore
from ipcoop.releasing.contents import RDF_FORMS
from ipcoop.releasing.edition import Edition, InvalidRelease
from ipcoop.releasing.writing import Release, write_release
from ontology.judgments import Judgment, Verdict
from ontology.rdf.formats import read_rdf
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import BASE, FORMATS, NAMESPACE
from ontology.shacl import ENGINES
from ontology.statements import Article, Entity, standing
from tests.contracts.sample_graph import sample_graph

ROOT = Path(__file__).parents[3]
EDITION = Edition("2026.1", "2026-11-23", BASE, "ipcoop 0.1.0")


def release_of(store: GraphStore, output: Path, edition: Edition = EDITION) -> Release:
    return write_release(standing(store.dump()), list(all_judgments(store)), output, edition)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(sample_graph())
        yield release_of(store, tmp_path_factory.mktemp("releases"))


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def manifest_of(made: Release) -> dict[str, Any]:
    content = json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def test_it_holds_every_format_that_each_profile_fits(made: Release) -> None:
    names = set(files_of(made.folder))
    for profile, shape in PROFILES.items():
        for format in shape.formats(FORMATS):
            assert f"data/{profile}/graph.{RDF_FORMS[format][0]}" in names
    assert {"data/graph.jsonl", "data/articles.csv", "data/graph.graphml", "CITATION.cff"} <= names
    assert made.files == len(names)
    assert made.left_out == ()


def test_the_manifest_and_the_sums_are_those_of_the_files(made: Release) -> None:
    files = files_of(made.folder)
    listed = {entry["path"]: entry for entry in manifest_of(made)["files"]}
    assert set(listed) == set(files) - {"manifest.json", "SHA256SUMS"}
    for path, entry in listed.items():
        digest = hashlib.sha256(files[path]).hexdigest()
        assert (entry["bytes"], entry["sha256"]) == (len(files[path]), digest), path
    lines = files["SHA256SUMS"].decode().splitlines()
    sums = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    assert sums == {
        path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path != "SHA256SUMS"
    }


@pytest.mark.parametrize("profile", PROFILES)
def test_each_rdf_file_holds_the_graph(made: Release, profile: str) -> None:
    wanted = [
        replace(part, text=None, recorded=None) if isinstance(part, Article) else part
        for part in sample_graph().parts()
    ]
    for format in PROFILES[profile].formats(FORMATS):
        content = (made.folder / f"data/{profile}/graph.{RDF_FORMS[format][0]}").read_bytes()
        assert list(read_rdf(BytesIO(content), format)) == wanted, format


def test_no_text_of_an_article_is_given_away(made: Release) -> None:
    text = next(article.text for article in sample_graph().articles if article.text)
    line = max(text.splitlines(), key=len)
    quotes = {each.quote for statement in sample_graph().statements for each in statement.evidence}
    assert not any(line in quote for quote in quotes)
    for path, content in files_of(made.folder).items():
        assert line.encode() not in content, path


_RELEASE = """
import sys
from pathlib import Path
from tests.ipcoop.releasing.test_writing import EDITION, release_of
from graph_store.engines.embedded import EmbeddedStore
from tests.contracts.sample_graph import sample_graph

with EmbeddedStore(None) as store:
    store.ensure_schema()
    store.write(sample_graph())
    release_of(store, Path(sys.argv[1]))
"""


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("1", "Asia/Ho_Chi_Minh", "C"), ("77", "UTC", "C.UTF-8")]
)
def test_the_same_graph_gives_the_same_bytes(
    made: Release, tmp_path: Path, seed: str, zone: str, locale: str
) -> None:
    variables = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-c", _RELEASE, str(tmp_path)],
        env={**os.environ, **variables},
        check=True,
        timeout=120,
    )
    again, before = files_of(tmp_path / EDITION.name), files_of(made.folder)
    assert [path for path in before if again.get(path) != before[path]] == []
    assert set(again) == set(before)


@pytest.mark.neo4j
def test_both_engines_give_the_same_bytes(made: Release, neo4j_store: Neo4jStore, tmp_path: Path) -> None:
    neo4j_store.ensure_schema()
    neo4j_store.write(sample_graph())
    assert files_of(release_of(neo4j_store, tmp_path).folder) == files_of(made.folder)


def test_what_a_person_rejected_is_left_out_and_the_judgment_told(tmp_path: Path) -> None:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(sample_graph())
        target = sample_graph().statements[0].id
        store.judge([Judgment(target, Verdict.REJECT, "Mai", datetime(2026, 5, 1, tzinfo=UTC), "misread")])
        folder = release_of(store, tmp_path).folder
    lines = [json.loads(line) for line in (folder / "data/graph.jsonl").read_text("utf-8").splitlines()]
    assert target not in [line["id"] for line in lines if line["type"] == "statement"]
    assert [line["reason"] for line in lines if line["type"] == "judgment"] == ["misread"]
    assert target.encode() not in (folder / "data/rdf11/graph.nq").read_bytes()


def test_the_dataset_is_described_with_its_counts_licences_and_files(made: Release) -> None:
    store = pyoxigraph.Store()
    store.load(path=made.folder / "dataset.ttl", format=RdfFormat.TURTLE)
    prefixes = """
        PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dc: <http://purl.org/dc/elements/1.1/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX spdx: <http://spdx.org/rdf/terms#>"""
    asked = """SELECT ?triples ?documents ?licence (COUNT(DISTINCT ?file) AS ?files) {
            ?d a dcat:Dataset ; void:triples ?triples ; void:documents ?documents ; dcterms:license ?licence ;
               prov:wasGeneratedBy ?run ; dcat:distribution ?file .
            ?file dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum
        } GROUP BY ?triples ?documents ?licence"""
    sources = """SELECT (SUM(?part) AS ?parts) {
            ?d a dcat:Dataset ; void:subset ?s . ?s dc:rights ?rights ; void:documents ?part }"""
    (row,) = store.query(prefixes + asked)  # type: ignore[misc]
    (told,) = store.query(prefixes + sources)  # type: ignore[misc]
    lines = (made.folder / "data/rdf11/graph.nt").read_text("utf-8").splitlines()
    assert int(row["triples"].value) == len(lines) == len(set(lines))
    assert int(row["documents"].value) == int(told["parts"].value) == len(sample_graph().articles)
    assert row["licence"].value == EDITION.licence_address
    assert int(row["files"].value) == sum(path.startswith("data/") for path in files_of(made.folder))


def test_the_direct_links_are_counted_as_they_stand_in_the_rdf(made: Release) -> None:
    counts = Counter(
        quad.predicate.value
        for quad in pyoxigraph.parse(path=str(made.folder / "data/rdf11/graph.nt"))
        if quad.predicate.value.startswith(NAMESPACE)
    )
    assert made.holdings.predicates
    for predicate, count in made.holdings.predicates.items():
        assert counts[NAMESPACE + predicate] == count, predicate


def test_the_citation_keeps_the_citation_file_format(made: Release) -> None:
    path = made.folder / "CITATION.cff"
    subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.citation-file-format", str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert yaml.safe_load(path.read_text("utf-8"))["version"] == "2026.1"


def test_the_crate_keeps_what_ro_crate_demands(made: Release) -> None:
    crate = json.loads((made.folder / "ro-crate-metadata.json").read_text("utf-8"))
    nodes = {node["@id"]: node for node in crate["@graph"]}
    assert len(nodes) == len(crate["@graph"]), "an id stands for one thing"
    descriptor, root = nodes["ro-crate-metadata.json"], nodes["./"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert root["@type"] == "Dataset"
    assert all(root[name] for name in ("name", "description", "datePublished", "license"))
    files = files_of(made.folder)
    for part in root["hasPart"]:
        node = nodes[part["@id"]]
        assert node["@type"] == "File"
        assert node["contentSize"] == str(len(files[part["@id"]]))
    for node in crate["@graph"]:
        for value in node.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    assert one["@id"] in nodes or one["@id"].startswith("https://w3id.org/ro/"), one


def test_the_quality_report_says_that_the_shapes_are_kept(made: Release) -> None:
    report = pyoxigraph.Store()
    report.load(path=made.folder / "quality/report.ttl", format=RdfFormat.TURTLE)
    assert report.query("ASK { ?r a <http://www.w3.org/ns/shacl#ValidationReport> ; "
                        "<http://www.w3.org/ns/shacl#conforms> true }")  # fmt: skip
    page = (made.folder / "quality/report.md").read_text("utf-8")
    assert "conforms to the shapes" in page
    assert f"| statements: judged by a person | 0 | {len(sample_graph().statements)} | 0.0 |" in page


@pytest.mark.parametrize("engine", ENGINES)
def test_a_fault_is_told_in_the_report_with_a_link(tmp_path: Path, engine: str) -> None:
    broken = [
        replace(part, country="Vietnam")
        if isinstance(part, Entity) and part.id == "agency/ip-viet-nam"
        else part
        for part in sample_graph().parts()
    ]
    made = write_release(broken, [], tmp_path, EDITION, engine=engine)
    assert [finding.node for finding in made.findings] == [f"{BASE}agency/ip-viet-nam"]
    page = (made.folder / "quality/report.md").read_text("utf-8")
    assert f"- [agency/ip-viet-nam](<{BASE}agency/ip-viet-nam>): A country is the two letters" in page
    assert f"checked\nwith {engine} " in page
    report = (made.folder / "quality/report.ttl").read_text("utf-8")
    assert "sh:conforms false" in report
    assert 'sh:value "Vietnam"' in report


def test_a_release_never_changes(made: Release) -> None:
    with pytest.raises(InvalidRelease, match="there already"):
        write_release([], [], made.folder.parent, EDITION)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"version": "../up"}, "is no version"),
        ({"issued": "2026"}, "is no day"),
        ({"licence": "none"}, "choose CC-BY-4.0"),
        ({"address": "ftp://x"}, "is no address"),
        ({"creator": " "}, "who answers"),
    ],
)
def test_a_wrong_edition_is_refused_before_anything_is_written(
    tmp_path: Path, wrong: dict[str, str], message: str
) -> None:
    with pytest.raises(InvalidRelease, match=message):
        write_release([], [], tmp_path, replace(EDITION, **wrong))
    assert list(tmp_path.iterdir()) == []


def test_what_a_format_cannot_carry_is_left_out_by_name(tmp_path: Path) -> None:
    parts = [
        replace(part, title="a\x01b") if isinstance(part, Article) else part
        for part in sample_graph().parts()
    ]
    made = write_release(parts, [], tmp_path, EDITION)
    fitting = [name for name, shape in PROFILES.items() if "rdfxml" in shape.formats(FORMATS)]
    assert [reason.partition(":")[0] for reason in made.left_out] == [
        f"data/{name}/graph.rdf" for name in fitting
    ]
    assert not (made.folder / "data/rdf11/graph.rdf").exists()
    assert "U+0001" in (made.folder / "README.md").read_text("utf-8")
