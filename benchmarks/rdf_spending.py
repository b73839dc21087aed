"""Where the time of an export goes: each step of writing Turtle from the embedded store, by itself.

    .venv/bin/python -m benchmarks.rdf_spending

The graph is that of `rdf_speed.py`. Each step is run fifteen times, all in turn, and the best counts. By the
clock the engine works beside Python, where there is a second core that nobody else uses.
"""

import gc
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from benchmarks.made_up_graph import made_up_graph
from benchmarks.rdf_speed import filled, row, written
from graph_store.dumping import STATEMENTS_A_PAGE
from graph_store.engines.embedded import EmbeddedStore
from ontology.pages import Page, Stored
from ontology.rdf.formats import write_rdf
from queries import query

STATEMENTS, ROUNDS = 8000, 15
QUERIES = ("dump_statements", "dump_evidence")


def steps(store: EmbeddedStore) -> dict[str, Callable[[], Any]]:
    """What an export does, each step over what the one before gave."""
    ids = sorted(found["id"] for found in store.read(query("browsing/statement_ids").text))
    pages = [ids[start : start + STATEMENTS_A_PAGE] for start in range(0, len(ids), STATEMENTS_A_PAGE)]
    moment: Any = store._session.snapshot()

    def asked() -> list[Any]:
        texts = [query(f"browsing/{name}").text for name in QUERIES]
        return [moment.cypher(text, params={"ids": page}) for page in pages for text in texts]

    views = asked()
    found = list(pages_of(store))
    statements = [page for page in found if page.statements]
    others = [page for page in found if not page.statements]
    lines = written(Stored(iter(found)), "ntriples")
    triples = [quad.triple for quad in pyoxigraph.parse(lines, RdfFormat.N_TRIPLES)]
    return {
        "the engine finds statements and evidence": asked,
        "its columns become values of Python": lambda: [
            list(zip(*map(view.column, view.columns), strict=True)) for view in views
        ],
        "all of reading: these, rows of them, entities, articles": lambda: deque(pages_of(store), 0),
        "Turtle of the statements": lambda: write_rdf(Stored(iter(statements)), BytesIO(), "turtle"),
        "Turtle of entities and articles": lambda: write_rdf(Stored(iter(others)), BytesIO(), "turtle"),
        "**the export**": lambda: write_rdf(store.dump(), BytesIO(), "turtle"),
        "pyoxigraph's bare writer, the triples ready made": lambda: pyoxigraph.serialize(
            triples, BytesIO(), RdfFormat.TURTLE
        ),
    }


def pages_of(store: EmbeddedStore) -> Iterator[Page]:
    """What an export reads."""
    found = store.dump()
    assert isinstance(found, Stored)
    return found.pages()


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        with filled(f"embedded:{path}", made_up_graph(STATEMENTS // 2, STATEMENTS), None) as store:
            assert isinstance(store, EmbeddedStore)
            work = steps(store)
            gc.freeze()  # what the steps were given is not looked through again in each of them
            best = dict.fromkeys(work, (float("inf"), float("inf")))
            for _ in range(ROUNDS):
                for name, step in work.items():
                    began = time.process_time(), time.monotonic()
                    step()
                    took = time.process_time() - began[0], time.monotonic() - began[1]
                    best[name] = min(best[name][0], took[0]), min(best[name][1], took[1])
    row("step", "µs of the processor a statement", "by the clock")
    row("---", "---", "---")
    for name, took in best.items():
        row(name, *(f"{seconds / STATEMENTS * 1e6:.1f}" for seconds in took))


if __name__ == "__main__":
    main()
