"""The findings of a check as a SHACL validation report that is the same bytes each time."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from ontology.rdf.terms import NAMESPACE, VOCABULARIES
from ontology.shacl import Finding

_SH = "http://www.w3.org/ns/shacl#"
_TYPE = NamedNode(f"{VOCABULARIES['rdf']}type")
_PREFIXES = {
    "sh": _SH,
    "ipc": NAMESPACE,
    **{name: VOCABULARIES[name] for name in ("oa", "rdf", "skos", "xsd")},
}


def write_report(
    findings: Sequence[Finding], node: str, file: BinaryIO, format: RdfFormat = RdfFormat.TURTLE
) -> None:
    """Write `findings` as the `sh:ValidationReport` called `node`; each result is named by its content."""
    serialize(_triples(findings, node), file, format, prefixes=_PREFIXES)


def _triples(findings: Sequence[Finding], node: str) -> Iterator[Triple]:
    report = NamedNode(node)
    yield Triple(report, _TYPE, _sh("ValidationReport"))
    yield Triple(report, _sh("conforms"), Literal(not findings))
    for finding in sorted(findings):
        content = "\x1f".join((finding.node, finding.shape, finding.message, finding.path, finding.value))
        result = NamedNode(f"{node}#{hashlib.sha256(content.encode()).hexdigest()[:20]}")
        yield Triple(report, _sh("result"), result)
        yield from _result(result, finding)


def _result(result: NamedNode, finding: Finding) -> Iterator[Triple]:
    yield Triple(result, _TYPE, _sh("ValidationResult"))
    yield Triple(result, _sh("resultSeverity"), _sh("Violation"))
    yield Triple(result, _sh("focusNode"), _node(finding.node))
    yield Triple(result, _sh("sourceShape"), _node(finding.shape))
    if finding.component:
        yield Triple(result, _sh("sourceConstraintComponent"), NamedNode(finding.component))
    if finding.path:
        yield Triple(result, _sh("resultPath"), _node(finding.path))
    if finding.value:
        yield Triple(result, _sh("value"), _node(finding.value))
    for language, text in finding.messages or (("", finding.message),):
        message = Literal(text, language=language) if language else Literal(text)
        yield Triple(result, _sh("resultMessage"), message)


def _node(text: str) -> NamedNode | Literal:
    """An IRI where the text is one, else a literal."""
    try:
        return NamedNode(text) if "://" in text else Literal(text)
    except ValueError:
        return Literal(text)


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)
