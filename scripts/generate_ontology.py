"""Make ontology/generated/ from ontology/cooperation.ttl; with --check only say whether it is fresh."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.rdf.terms import NAMESPACE, VOCABULARIES, term

ONTOLOGY = Path(__file__).parent.parent / "ontology"
SOURCE = ONTOLOGY / "cooperation.ttl"
TARGET = ONTOLOGY / "generated"

Terms = Mapping[NamedNode, Mapping[NamedNode, list[Any]]]
"""Subject → predicate → objects, in the order of the file."""

_NOTE = "Made by scripts/generate_ontology.py from cooperation.ttl; change that, not this."
_OF_THE_STORE = ("Meta", "Change", "Removed", "Judged", "Judgment", "Merged")
"""Nodes in which a store keeps its own history."""
_LINKS = {
    "subject": "rdf:subject",
    "predicate": "rdf:predicate",
    "object": "rdf:object",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "generatedBy": "prov:wasGeneratedBy",
    "sameAs": "schema:sameAs",
}
_TEXTS = {
    "altLabel": "skos:altLabel",
    "exact": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
    "title": "dcterms:title",
    "language": "schema:inLanguage",
    "published": "schema:datePublished",
    "publisher": "dc:publisher",
    "licence": "dc:rights",
    "url": "schema:url",
}


def generate(source: Path = SOURCE) -> dict[str, str]:
    """Every generated file by its name."""
    terms = read_terms(source)
    return {
        "context.jsonld": _json(_context(terms)),
        "predicates.json": _json(_predicates(terms)),
        "kinds.json": _json(_kinds(terms)),
        "statuses.json": _json(_codes(terms, "ipc:statuses")),
        "bases.json": _json(_codes(terms, "ipc:bases")),
        "constraints.cypher": _constraints(terms),
        "predicate-shapes.ttl": _shapes(terms),
    }


def read_terms(source: Path = SOURCE) -> Terms:
    """The named terms of a Turtle file."""
    terms: dict[NamedNode, dict[NamedNode, list[Any]]] = {}
    for quad in parse(source.read_bytes(), RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode):
            terms.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    return terms


def _kind_nodes(terms: Terms) -> list[NamedNode]:
    used = {
        value
        for about in terms.values()
        for name in ("schema:domainIncludes", "schema:rangeIncludes")
        for value in about.get(term(name), [])
    }
    return [node for node in terms if node in used and _has_type(terms, node, "Class")]


def _predicate_nodes(terms: Terms) -> list[NamedNode]:
    return [node for node, about in terms.items() if term("schema:domainIncludes") in about]


def _has_type(terms: Terms, node: NamedNode, name: str) -> bool:
    owl = "http://www.w3.org/2002/07/owl#"
    return NamedNode(owl + name) in terms[node].get(term("rdf:type"), [])


def _local(node: NamedNode) -> str:
    return node.value.removeprefix(NAMESPACE)


def _edge(name: str) -> str:
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name)


def _texts(terms: Terms, node: NamedNode, predicate: str) -> dict[str, str]:
    texts = terms[node].get(term(predicate), [])
    return dict(sorted((text.language or "", text.value) for text in texts if isinstance(text, Literal)))


def _locals(terms: Terms, node: NamedNode, predicate: str) -> list[str]:
    return sorted(_local(value) for value in terms[node].get(term(predicate), []))


def _kinds(terms: Terms) -> list[dict[str, Any]]:
    return [
        {
            "name": _local(node),
            "labels": _texts(terms, node, "rdfs:label"),
            "definitions": _texts(terms, node, "skos:definition"),
        }
        for node in _kind_nodes(terms)
    ]


def _predicates(terms: Terms) -> list[dict[str, Any]]:
    return [
        {
            "name": _local(node),
            "edge": _edge(_local(node)),
            "labels": _texts(terms, node, "rdfs:label"),
            "inverse_labels": _texts(terms, node, "ipc:inverseLabel"),
            "definitions": _texts(terms, node, "skos:definition"),
            "domain": _locals(terms, node, "schema:domainIncludes"),
            "range": _locals(terms, node, "schema:rangeIncludes") if _links(terms, node) else [],
            "literal": not _links(terms, node),
            "symmetric": _has_type(terms, node, "SymmetricProperty"),
        }
        for node in _predicate_nodes(terms)
    ]


def _links(terms: Terms, node: NamedNode) -> bool:
    return _has_type(terms, node, "ObjectProperty")


def _codes(terms: Terms, scheme: str) -> list[dict[str, Any]]:
    nodes = [node for node, about in terms.items() if term(scheme) in about.get(term("skos:inScheme"), [])]
    nodes.sort(key=lambda node: int(terms[node][term("ipc:rank")][0].value))
    return [
        {"code": terms[node][term("skos:notation")][0].value, "labels": _texts(terms, node, "skos:prefLabel")}
        for node in nodes
    ]


def _context(terms: Terms) -> dict[str, Any]:
    context: dict[str, Any] = {"@version": 1.1, **VOCABULARIES, "id": "@id", "type": "@type"}
    for node in (each for each in terms if each.value.startswith(NAMESPACE)):
        name = _local(node)
        if _has_type(terms, node, "Class"):
            context[name] = f"ipc:{name}"
        elif _links(terms, node):
            context[name] = {"@id": f"ipc:{name}", "@type": "@id"}
        elif _has_type(terms, node, "DatatypeProperty"):
            context[name] = {"@id": f"ipc:{name}"}
    context["name"] = {"@id": "ipc:name", "@container": ["@language", "@set"]}
    context["prefLabel"] = {"@id": "skos:prefLabel", "@container": "@language"}
    context |= {name: {"@id": target, "@type": "@id"} for name, target in _LINKS.items()}
    context |= {name: {"@id": target} for name, target in _TEXTS.items()}
    return {"@context": context}


def _constraints(terms: Terms) -> str:
    kept = [name for name in ("Statement", "Evidence", "Article") if term(f"ipc:{name}") in terms]
    lines = (
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
        for label in ("Entity", *kept, *_OF_THE_STORE)
    )
    kinds = ", ".join(map(_local, _kind_nodes(terms)))
    return (
        f"// {_NOTE}\n// Every entity is an :Entity and has its kind as a further label: {kinds}.\n"
        + "".join(lines)
    )


def _shapes(terms: Terms) -> str:
    head = [f"# {_NOTE}"]
    head.append(f"@prefix ipc: <{NAMESPACE}> .")
    head.append("@prefix sh: <http://www.w3.org/ns/shacl#> .")
    labels = {kind["name"]: kind["labels"]["vi"] for kind in _kinds(terms)}
    shapes = [_shape(entry, labels) for entry in _predicates(terms)]
    return "\n".join(head) + "\n\n" + "\n".join(shapes)


def _shape(entry: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    name, subjects = entry["name"], entry["domain"]
    shape = _side_shape(name, "Subject", subjects, [labels[kind] for kind in subjects])
    if entry["literal"]:
        return shape
    return shape + _side_shape(name, "Object", entry["range"], [labels[kind] for kind in entry["range"]])


def _side_shape(name: str, side: str, kinds: list[str], kinds_vi: list[str]) -> str:
    choices = " ".join(f"[ sh:class ipc:{kind} ]" for kind in kinds)
    side_vi = {"Subject": "Chủ thể", "Object": "Đối tượng"}[side]
    return (
        f"ipc:{name}{side}Shape a sh:NodeShape ;\n"
        f"    sh:target{side}sOf ipc:{name} ;\n"
        f"    sh:or ( {choices} ) ;\n"
        f'    sh:message "The {side.lower()} of {name} must be {" or ".join(kinds)}."@en , '
        f'"{side_vi} của {name} phải là {" hoặc ".join(kinds_vi)}."@vi .\n'
    )


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write what is stale, or with --check name it and return 1."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale")
    check = options.parse_args().check
    TARGET.mkdir(exist_ok=True)
    stale = [
        name
        for name, content in generate().items()
        if not (TARGET / name).is_file() or (TARGET / name).read_text(encoding="utf-8") != content
    ]
    for name in stale:
        if not check:
            (TARGET / name).write_text(generate()[name], encoding="utf-8")
        print(f"{name}: {'stale; run scripts/generate_ontology.py' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
