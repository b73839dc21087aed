"""The example articles, read by the rules, stored, exported and checked: nothing here is made up."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from graph_store.opening import open_store
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from ontology.jsonl import Part, read_lines, write_lines
from ontology.rdf.formats import read_rdf, write_rdf
from ontology.rdf.terms import FORMATS
from ontology.shacl import findings
from ontology.statements import Article, Statement, Subgraph, SubgraphBuilder
from ontology.validation import violations

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "articles"


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Part]]:
    with open_store(f"embedded:{tmp_path_factory.mktemp('store')}") as store:
        store.ensure_schema()
        load(list(read_articles([EXAMPLES])), store, RuleExtractor())
        yield list(store.dump())


def gathered(parts: list[Part]) -> Subgraph:
    builder = SubgraphBuilder()
    builder.update(parts)
    return builder.build()


def test_the_store_dumps_a_whole_graph_that_keeps_the_ontology(parts: list[Part]) -> None:
    assert sum(isinstance(part, Statement) for part in parts) >= 20
    assert violations(gathered(parts)) == []


def test_jsonl_brings_the_store_back(parts: list[Part]) -> None:
    assert gathered(list(read_lines(write_lines(parts, with_text=True)))) == gathered(parts)


@pytest.mark.parametrize("format", FORMATS)
def test_rdf_brings_the_store_back_but_for_the_texts(parts: list[Part], format: str) -> None:
    file = BytesIO()
    write_rdf(iter(parts), file, format)
    file.seek(0)
    wanted = [replace(part, text=None) if isinstance(part, Article) else part for part in parts]
    assert list(read_rdf(file, format)) == wanted


def test_the_export_conforms_to_the_shapes(parts: list[Part]) -> None:
    file = BytesIO()
    write_rdf(iter(parts), file, "turtle")
    file.seek(0)
    assert findings(file) == []
