from io import BytesIO
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from loaders.restoring import RDF_ENDINGS, load_rdf
from ontology.errors import InvalidStatement, UnreadableExport
from ontology.rdf.formats import write_rdf
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import FORMATS
from tests.contracts.sample_graph import sample_graph

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
PAIRS = [
    (profile, ending)
    for profile in PROFILES
    for ending, format in RDF_ENDINGS.items()
    if format in PROFILES[profile].formats(FORMATS)
]


def exported(
    store: GraphStore, format: str = "nquads", profile: str = "rdf11", base: str | None = None
) -> bytes:
    file = BytesIO()
    write_rdf(store.dump(), file, format, profile=profile, **({"base": base} if base else {}))
    return file.getvalue()


@pytest.fixture(scope="module")
def filled() -> GraphStore:
    store = EmbeddedStore(None)
    store.ensure_schema()
    store.write(sample_graph())
    return store


@pytest.mark.parametrize(("profile", "ending"), PAIRS)
def test_export_load_export_is_identical(
    filled: GraphStore, store: GraphStore, tmp_path: Path, profile: str, ending: str
) -> None:
    path = tmp_path / f"graph{ending.upper()}"
    path.write_bytes(exported(filled, RDF_ENDINGS[ending], profile))
    store.ensure_schema()
    report = load_rdf(path, store, batch=3)
    assert report.articles_added == 4
    assert exported(store) == exported(filled)
    assert not load_rdf(path, store).changed


@pytest.fixture(scope="module")
def read_by_rules() -> bytes:
    with EmbeddedStore(None) as read:
        load(read_articles([EXAMPLES]), read, RuleExtractor())
        return exported(read)


def test_what_the_rules_read_from_the_examples_comes_back(
    store: GraphStore, read_by_rules: bytes, tmp_path: Path
) -> None:
    (tmp_path / "graph.nq").write_bytes(read_by_rules)
    store.ensure_schema()
    load_rdf(tmp_path / "graph.nq", store)
    assert exported(store) == read_by_rules


def test_another_base_and_another_name_can_be_given(filled: GraphStore, tmp_path: Path) -> None:
    base = "https://example.org/"
    path = tmp_path / "graph.data"
    path.write_bytes(exported(filled, "turtle", base=base))
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        with pytest.raises(UnreadableExport, match=r"graph\.data: .*end it in \.ttl"):
            load_rdf(path, store)
        with pytest.raises(UnreadableExport, match=r"graph\.data: .*another base"):
            load_rdf(path, store, format="turtle")
        load_rdf(path, store, format="turtle", base=base)
        assert exported(store) == exported(filled)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text[: len(text) // 2] + "<", "not N-Quads"),
        (lambda text: text.replace("ns#partyTo", "ns#holdsPost"), "subject-kind"),
        (
            lambda text: "\n".join(line for line in text.splitlines() if "ns#hasEvidence" not in line),
            "evidence-missing",
        ),
    ],
)
def test_a_broken_file_is_refused_and_nothing_is_loaded(
    filled: GraphStore, tmp_path: Path, change: object, told: str
) -> None:
    path = tmp_path / "graph.nq"
    assert callable(change)
    path.write_text(change(exported(filled).decode()), encoding="utf-8")
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        with pytest.raises((UnreadableExport, InvalidStatement), match=f"{told}.*|graph.nq.*{told}") as error:
            load_rdf(path, store)
        assert "graph.nq" in str(error.value)
        assert store.info().articles == 0


def test_a_missing_file_is_named(filled: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(UnreadableExport, match=r"missing\.ttl: it cannot be opened"):
        load_rdf(tmp_path / "missing.ttl", filled)
