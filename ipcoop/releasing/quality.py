"""The quality report of a release, for readers: what the shapes found, and shares of what is there."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ipcoop.releasing.edition import Edition
from ontology.quality import Share
from ontology.shacl import Finding

_MOST = 200


def quality_page(edition: Edition, findings: Sequence[Finding], shares: Sequence[Share], engine: str) -> str:
    """The report in Markdown."""
    return (
        "\n".join((*_head(edition, findings, engine), *_faults(edition, findings), *_shares(shares))) + "\n"
    )


def _head(edition: Edition, findings: Sequence[Finding], engine: str) -> Iterator[str]:
    yield f"# Quality of release {edition.version}"
    yield ""
    verdict = "conforms to the shapes" if not findings else f"breaks the shapes in {len(findings)} places"
    yield f"The graph **{verdict}** in `ontology/shapes.ttl` and `ontology/predicate-shapes.ttl`, checked"
    yield f"with {engine}. The same as a SHACL validation report: `quality/report.ttl`."
    yield ""


def _faults(edition: Edition, findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    yield "## What breaks the shapes"
    yield ""
    yield "| shape | places |"
    yield "| --- | ---: |"
    counts = Counter(finding.shape.rpartition("#")[2] for finding in findings)
    for shape, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        yield f"| `{shape}` | {count} |"
    yield ""
    for finding in findings[:_MOST]:
        name = finding.node.removeprefix(edition.base)
        yield f"- [{name}](<{finding.node}>): {finding.message}"
    if len(findings) > _MOST:
        yield f"- … and {len(findings) - _MOST} more, in `quality/report.ttl`."
    yield ""


def _shares(shares: Sequence[Share]) -> Iterator[str]:
    yield "## What is there, and what is missing"
    yield ""
    yield "| measure | with it | of | % |"
    yield "| --- | ---: | ---: | ---: |"
    for share in shares:
        yield f"| {share.name} | {share.part} | {share.whole} | {share.percent} |"
    yield ""
    yield "These figures tell how well the graph is supported, not how true it is: how well articles are read"
    yield "is measured on annotated articles (docs/extraction.md of the program)."
