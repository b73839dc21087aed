"""The ontology itself: whole, worded twice, and the same as the Python names made from it."""

import json
import re
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode

from graph_store.schema import SCHEMA_STATEMENTS
from ontology.rdf.terms import NAMESPACE, term
from ontology.vocabulary import SIGNATURES, Basis, Kind, Predicate, Status
from scripts.check_ontology import CLOSED, OPEN
from scripts.generate_ontology import ONTOLOGY, TARGET, generate, read_terms

TERMS = read_terms()
OURS = [node for node in TERMS if node.value.startswith(NAMESPACE)]
FILES = ["cooperation.ttl", "alignments.ttl", "alignments-jolux.ttl"]


def generated(name: str) -> list[dict[str, object]]:
    content = json.loads((TARGET / name).read_text(encoding="utf-8"))
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize("name", generate())
def test_the_generated_files_are_fresh(name: str) -> None:
    found = (TARGET / name).read_text(encoding="utf-8")
    assert found == generate()[name], "run python -m scripts.generate_ontology"


def test_nothing_else_stands_among_the_generated_files() -> None:
    assert {path.name for path in TARGET.iterdir()} == set(generate())


def test_the_python_names_are_those_of_the_ontology() -> None:
    assert [entry["name"] for entry in generated("kinds.json")] == [*Kind]
    assert [entry["name"] for entry in generated("predicates.json")] == [*Predicate]
    assert [entry["code"] for entry in generated("statuses.json")] == [*Status]
    assert [entry["code"] for entry in generated("bases.json")] == [*Basis]


@pytest.mark.parametrize("entry", generated("predicates.json"), ids=lambda entry: entry["name"])
def test_a_predicate_is_in_python_what_the_ontology_says(entry: dict[str, object]) -> None:
    predicate = Predicate(str(entry["name"]))
    subjects, objects = SIGNATURES[predicate]
    assert (entry["domain"], entry["range"]) == (sorted(subjects), sorted(objects))
    assert (entry["edge"], entry["symmetric"]) == (predicate.edge, predicate.is_symmetric)
    assert entry["literal"] is predicate.is_literal


def test_the_server_gets_the_constraints_of_the_ontology() -> None:
    lines = (TARGET / "constraints.cypher").read_text(encoding="utf-8").splitlines()
    wanted = [line.rstrip(";") for line in lines if line.startswith("CREATE CONSTRAINT")]
    assert len(wanted) == 10
    assert set(wanted) == {line for line in SCHEMA_STATEMENTS if line.startswith("CREATE CONSTRAINT")}


@pytest.mark.parametrize("node", OURS, ids=lambda node: node.value.rpartition("#")[2])
def test_every_term_is_labeled_and_defined_in_both_languages(node: NamedNode) -> None:
    about = TERMS[node]
    assert about[term("rdfs:isDefinedBy")] == [NamedNode("https://w3id.org/ipcoop/ns")]
    is_code = term("skos:notation") in about
    wanted = ["skos:prefLabel"] if is_code else ["rdfs:label", "skos:definition"]
    if term("schema:domainIncludes") in about:
        wanted.append("ipc:inverseLabel")
        assert term("schema:rangeIncludes") in about
    for name in wanted:
        texts = about[term(name)]
        assert {text.language for text in texts if text.language == "vi"} == {"vi"}, name
        assert [text.language for text in texts].count("en") == 1, name
        assert all(text.value == text.value.strip() != "" for text in texts)


def test_no_label_is_given_to_two_predicates() -> None:
    for name in ("labels", "inverse_labels"):
        for language in ("en", "vi"):
            words = [entry[name][language] for entry in generated("predicates.json")]  # type: ignore[index]
            assert len(set(words)) == len(Predicate), (name, language)


def test_the_ontology_describes_itself() -> None:
    about = TERMS[NamedNode("https://w3id.org/ipcoop/ns")]
    owl = "http://www.w3.org/2002/07/owl#"
    version = about[NamedNode(owl + "versionInfo")][0].value
    assert about[NamedNode(owl + "versionIRI")][0].value == f"https://w3id.org/ipcoop/ns/{version}"
    for name in ("dcterms:title", "dcterms:description", "dcterms:license", "dcterms:creator"):
        assert about[term(name)]


@pytest.mark.parametrize("name", FILES)
def test_every_term_of_another_vocabulary_exists(name: str) -> None:
    checked = 0
    for quad in pyoxigraph.parse(path=str(ONTOLOGY / name)):
        for node in (quad.predicate, quad.object):
            for start, vocabulary_ in {**CLOSED, **OPEN}.items():
                if isinstance(node, NamedNode) and node.value.startswith(start):
                    local = node.value[len(start) :]
                    assert local in vocabulary_, node.value  # type: ignore[operator]
                    checked += 1
    assert checked > 3


@pytest.mark.parametrize("name", FILES[1:])
def test_alignments_speak_of_our_terms_only(name: str) -> None:
    for quad in pyoxigraph.parse(path=str(ONTOLOGY / name)):
        assert isinstance(quad.subject, NamedNode)
        if quad.subject.value.startswith(NAMESPACE):
            assert quad.subject in TERMS, quad.subject.value


def test_the_rdf_form_and_the_shapes_use_our_terms_only() -> None:
    for path in (ONTOLOGY / "rdf/quads.py", ONTOLOGY / "rdf/reading.py", ONTOLOGY / "shapes.ttl"):
        names = set(re.findall(r"ipc:([A-Za-z]\w*)", path.read_text(encoding="utf-8")))
        names -= {name for name in names if name.endswith(("Shape", "Constraint")) or name == "dateForms"}
        assert len(names) > 10
        assert {name for name in names if NamedNode(NAMESPACE + name) not in TERMS} == set(), path.name


def test_the_context_expands_our_words_to_our_terms() -> None:
    context = json.loads((TARGET / "context.jsonld").read_text(encoding="utf-8"))
    document = {
        **context,
        "id": "https://example.org/p",
        "type": "Official",
        "prefLabel": {"vi": "Lê Văn A", "en": "Le Van A"},
        "holdsPost": "https://example.org/a",
        "reference": True,
    }
    found = {
        (quad.predicate.value, quad.object)
        for quad in pyoxigraph.parse(json.dumps(document), pyoxigraph.RdfFormat.JSON_LD)
    }
    assert found == {
        (term("rdf:type").value, NamedNode(NAMESPACE + "Official")),
        (term("skos:prefLabel").value, Literal("Lê Văn A", language="vi")),
        (term("skos:prefLabel").value, Literal("Le Van A", language="en")),
        (NAMESPACE + "holdsPost", NamedNode("https://example.org/a")),
        (NAMESPACE + "reference", Literal(True)),
    }
    assert {*Kind, *Predicate} <= set(context["@context"])


def test_a_change_of_the_source_changes_what_is_made_from_it(tmp_path: Path) -> None:
    source = (ONTOLOGY / "cooperation.ttl").read_text(encoding="utf-8")
    changed = tmp_path / "cooperation.ttl"
    changed.write_text(source.replace('"witnessed"@en', '"saw"@en'), encoding="utf-8")
    new, old = generate(changed), generate()
    assert {name for name in new if new[name] != old[name]} == {"predicates.json"}
