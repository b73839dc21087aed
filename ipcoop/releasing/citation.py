"""CITATION.cff and the page that a reader of a release opens first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import yaml

from ipcoop.releasing.edition import Edition
from ontology.dataset import DESCRIPTIONS, KEYWORDS, TITLES
from ontology.holdings import Holdings
from ontology.rdf.terms import NAMESPACE, VOCABULARIES

NO_LICENCE = "not stated"
_SHAPES: Mapping[str, str] = {
    "rdf11": "a statement is a node with its parts, dates and evidence; a direct link besides",
    "rdf12": "a statement reifies a triple term; only readers of RDF 1.2 take it",
    "org": "besides `rdf11`, memberships and posts held by the Organization Ontology of the W3C",
    "articles": "one named graph for each article, with all that it says",
    "wikibase": "as in Wikidata: claims, qualifiers, ranks, references",
}
_PROGRAM = f'''import rdflib

graph = rdflib.Graph().parse("data/rdf11/graph.ttl")
rows = graph.query("""
    PREFIX ipc: <{NAMESPACE}>
    PREFIX skos: <{VOCABULARIES["skos"]}>
    SELECT ?name (COUNT(DISTINCT ?agreement) AS ?agreements) {{
      ?party ipc:partyTo ?agreement ; skos:prefLabel ?name
      FILTER (lang(?name) = "en")
    }} GROUP BY ?name ORDER BY DESC(?agreements) ?name LIMIT 10
""")
for row in rows:
    print(row.agreements, row.name)'''


def citation_file(edition: Edition) -> str:
    """The release in the Citation File Format 1.2."""
    content: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite this release.",
        "type": "dataset",
        "title": TITLES["en"],
        "abstract": DESCRIPTIONS["en"],
        "version": edition.version,
        "date-released": edition.issued,
        "license": edition.licence,
        "authors": [{"name": edition.creator}],
        "keywords": [*KEYWORDS["en"], *KEYWORDS["vi"]],
    }
    if edition.address:
        content["url"] = edition.address
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def readme_page(
    edition: Edition, holdings: Holdings, files: Sequence[tuple[str, str]], left_out: Sequence[str]
) -> str:
    """What the release is, how to cite it, what may be done with it, which file is what."""
    parts = (_head(edition), _figures(holdings), _beginning(), _rights(edition, holdings))
    return "\n".join((*chain.from_iterable(parts), *_files(files, left_out))) + "\n"


def _head(edition: Edition) -> Iterator[str]:
    yield f"# {TITLES['en']}, release {edition.version}"
    yield ""
    yield DESCRIPTIONS["en"]
    yield DESCRIPTIONS["vi"]
    yield ""
    yield f"Released {edition.issued} by {edition.creator}, made by {edition.program}."
    yield "To cite it: `CITATION.cff`. To check it: `sha256sum -c SHA256SUMS`."
    yield f"Ids stand after `{edition.base}`; the vocabulary is in `ontology/`."
    yield "The texts of the articles are not part of it."
    yield ""


def _figures(holdings: Holdings) -> Iterator[str]:
    yield "| what | how many |"
    yield "| --- | ---: |"
    for name in ("articles", "entities", "statements", "evidence", "mentions"):
        yield f"| {name} | {getattr(holdings, name)} |"
    yield ""
    if holdings.published:
        yield f"The articles are of {holdings.published[0]} to {holdings.published[1]}."
    if holdings.extractors:
        yield f"They were read by {', '.join(holdings.extractors)}."
    yield ""


def _beginning() -> Iterator[str]:
    yield "## Where to begin"
    yield ""
    yield "- For tables: `data/statements.csv` has a row for each passage, `data/entities.csv` the names."
    yield "- For networks: `data/graph.graphml` opens in Gephi, Cytoscape, networkx."
    yield "- For RDF: `data/rdf11/graph.ttl`, here with rdflib. Other shapes of the same are beside it:"
    yield ""
    yield "| folder | shape |"
    yield "| --- | --- |"
    for profile, shape in _SHAPES.items():
        yield f"| `data/{profile}/` | {shape} |"
    yield ""
    yield "```python"
    yield from _PROGRAM.splitlines()
    yield "```"
    yield ""


def _rights(edition: Edition, holdings: Holdings) -> Iterator[str]:
    yield "## Licence"
    yield ""
    licence = f"[{edition.licence}]({edition.licence_address})"
    yield f"The compilation (statements, names, figures) is under {licence}."
    yield "The quotes in it are short passages of the articles, and stay under the terms of their publishers:"
    yield ""
    yield "| publisher | licence | articles |"
    yield "| --- | --- | ---: |"
    for source in holdings.sources:
        publisher = cell(source.publisher) or "not named"
        yield f"| {publisher} | {cell(source.licence) or NO_LICENCE} | {source.articles} |"
    yield ""
    yield "Article by article: `data/articles.csv`."
    yield ""


def _files(files: Sequence[tuple[str, str]], left_out: Sequence[str]) -> Iterator[str]:
    yield "## Files"
    yield ""
    yield "| file | what it is |"
    yield "| --- | --- |"
    for path, title in files:
        yield f"| `{path}` | {title} |"
    for reason in left_out:
        yield ""
        yield f"Left out: {cell(reason)}"


def cell(text: str) -> str:
    """A text of others as it may stand in a table of Markdown."""
    return re.sub(r"([\\|`*_\[\]<>])", r"\\\1", " ".join(text.split()))
