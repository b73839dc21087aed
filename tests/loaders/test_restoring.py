import json
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from loaders.restoring import load_statements
from ontology.errors import InvalidStatement, UnreadableExport
from ontology.jsonl import write_lines

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


def export(store: GraphStore, path: Path, *, with_text: bool) -> Path:
    path.write_text("".join(write_lines(store.dump(), with_text=with_text)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    folder = tmp_path_factory.mktemp("exports")
    with EmbeddedStore(None) as graph:
        load(read_articles([EXAMPLES]), graph, RuleExtractor())
        return {text: export(graph, folder / f"{text}.jsonl", with_text=text) for text in (True, False)}


@pytest.mark.parametrize("with_text", [True, False])
@pytest.mark.parametrize("batch", [3, 1000])
def test_export_load_export_is_identical(
    exported: dict[bool, Path], tmp_path: Path, with_text: bool, batch: int
) -> None:
    with EmbeddedStore(None) as graph:
        report = load_statements(exported[with_text], graph, batch=batch)
        assert report.articles_added == len(list(EXAMPLES.glob("*.txt")))
        again = export(graph, tmp_path / "again.jsonl", with_text=with_text)
        assert again.read_text("utf-8") == exported[with_text].read_text("utf-8")
        assert not load_statements(exported[with_text], graph, batch=batch).changed


def test_an_export_goes_into_either_store(
    exported: dict[bool, Path], store: GraphStore, tmp_path: Path
) -> None:
    load_statements(exported[True], store)
    again = export(store, tmp_path / "again.jsonl", with_text=True)
    assert again.read_text("utf-8") == exported[True].read_text("utf-8")


def test_articles_without_text_are_read_again_from_their_source(exported: dict[bool, Path]) -> None:
    with EmbeddedStore(None) as graph:
        load_statements(exported[False], graph)
        report = load(read_articles([EXAMPLES]), graph, RuleExtractor())
        assert report.unchanged == 0 and report.written.statements_added == 0
        assert load(read_articles([EXAMPLES]), graph, RuleExtractor()).loaded == 0


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_loaded(
    exported: dict[bool, Path], embedded_store: EmbeddedStore, tmp_path: Path
) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(exported[True].read_text("utf-8") + '{"type": "statement"}\n', encoding="utf-8")
    number = len(path.read_text("utf-8").splitlines())
    with pytest.raises(UnreadableExport, match=rf"broken\.jsonl, line {number}"):
        load_statements(path, embedded_store)
    assert embedded_store.info().articles == 0


def test_a_statement_that_breaks_the_ontology_is_named_and_nothing_is_loaded(
    exported: dict[bool, Path], embedded_store: EmbeddedStore, tmp_path: Path
) -> None:
    lines = [json.loads(line) for line in exported[True].read_text("utf-8").splitlines()]
    wrong = next(line for line in lines if line["type"] == "statement" and line["predicate"] == "holdsPost")
    wrong["evidence"][0]["quote"] = "something else"
    path = tmp_path / "wrong.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with pytest.raises(InvalidStatement, match="evidence"):
        load_statements(path, embedded_store)
    assert embedded_store.info().articles == 0


@pytest.mark.parametrize(("content", "reason"), [(b"\xff\xfe\xff", "UTF-8"), (None, "cannot be opened")])
def test_a_file_that_is_no_export_is_said(
    embedded_store: EmbeddedStore, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "export.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableExport, match=reason):
        load_statements(path, embedded_store)
