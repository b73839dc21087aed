"""How fast the graph becomes RDF and is asked in SPARQL, beside rdflib and pyoxigraph alone.

    .venv/bin/python -m benchmarks.rdf_speed
    IPCOOP_NEO4J_PASSWORD=… .venv/bin/python -m benchmarks.rdf_speed --server neo4j://127.0.0.1:7687

The graph is made up (`made_up_graph.py`), 25 triples a statement, the same in each store; the server must be
empty. An export is timed from the store to the end of a file. The others get their triples ready made: rdflib
a parsed graph, pyoxigraph a list of triples. Each is run five times, rdflib twice, and the best counts, in
seconds of the processor, by the clock where a server takes part or the engine works beside Python. Memory is
the most that a process held.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import RdfFormat

from benchmarks.made_up_graph import made_up_graph
from benchmarks.rdf_queries import QUERIES
from graph_store.opening import open_store
from graph_store.protocol import GraphStore
from graph_store.writing.splitting import split
from ontology.jsonl import Part
from ontology.rdf.formats import write_rdf
from ontology.rdf.terms import FORMATS, prefixes
from ontology.statements import Article, Entity, Evidence, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate

ROOT = Path(__file__).parents[1]
ROUNDS = 5


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The seconds of the fastest of a few runs."""
    times = []
    for _ in range(ROUNDS):
        began = clock()
        work()
        times.append(clock() - began)
    return min(times)


def row(*cells: object) -> None:
    """Print a line of a table."""
    print(
        "| " + " | ".join(f"{cell:,.0f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"
    )
    sys.stdout.flush()


def written(parts: Iterable[Part], format: str) -> bytes:
    """What an export of some parts holds."""
    file = BytesIO()
    write_rdf(parts, file, format)
    return file.getvalue()


def export(store: GraphStore, format: str) -> None:
    """From a store to the end of a file."""
    with tempfile.TemporaryFile() as file:
        write_rdf(store.dump(), file, format)


def filled(address: str, graph: Subgraph, password: str | None) -> GraphStore:
    """A store that holds the graph."""
    with open_store(address, user="neo4j", password=password) as store:
        store.ensure_schema()
        if not store.info().statements:
            for part in split(graph, 2000):
                store.write(part)
    return open_store(address, user="neo4j", password=password, read_only=True)  # as an export opens it


def of_rdflib(parts: Iterable[Part], format: str, *, bound: bool) -> float:
    """How many triples rdflib writes in a second; with our prefixes bound, it is faster."""
    graph = rdflib.Graph(bind_namespaces="none" if bound else "rdflib")
    graph.parse(data=written(parts, "ntriples"), format="nt")
    for name, start in prefixes("https://w3id.org/ipcoop/id/").items() if bound else ():
        graph.bind(name, start)
    name = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}[format]
    began = time.process_time()
    graph.serialize(format=name, encoding="utf-8")
    return len(graph) / (time.process_time() - began)


def exporting(graph: Subgraph, small: Subgraph, server: str | None) -> None:
    """Triples a second of each way to write each format."""
    password = os.environ.get("IPCOOP_NEO4J_PASSWORD")
    lines = written(graph.parts(), "ntriples")
    triples = [quad.triple for quad in pyoxigraph.parse(lines, RdfFormat.N_TRIPLES)]
    print(
        f"{len(triples):,} triples; rdflib writes {written(small.parts(), 'ntriples').count(b' .'):,} or so"
    )
    others = ("from parts", "rdflib", "rdflib, bound", "pyoxigraph, bare")
    row("triples/s", "embedded", "embedded, by the clock", "Neo4j, by the clock", *others)
    row(*["---"] * 8)
    with tempfile.TemporaryDirectory() as folder:
        both = [time.process_time, time.monotonic]
        stores = [(filled(f"embedded:{folder}/graph", graph, None), both)]
        stores += [(filled(server, graph, password), both[1:])] if server else []
        for format in ("turtle", "ntriples", "jsonld", "rdfxml"):
            speeds: list[object] = []
            for store, clocks in stores:
                for clock in clocks:
                    speeds.append(len(triples) / best(partial(export, store, format), clock))
            speeds += [] if server else ["-"]
            parts = list(graph.parts())
            speeds.append(len(triples) / best(partial(written, parts, format)))
            for bound in (False, True):
                speeds.append(max(of_rdflib(small.parts(), format, bound=bound) for _ in range(2)))
            bare = best(partial(pyoxigraph.serialize, triples, BytesIO(), FORMATS[format]))
            row(format, *speeds, len(triples) / bare)
        for store, _ in stores:
            store.close()


def asking(graph: Subgraph) -> None:
    """Milliseconds of each query, in the engine of `/sparql` and in rdflib."""
    lines = written(graph.parts(), "ntriples")
    ours, theirs = pyoxigraph.Store(), rdflib.Graph()
    ours.load(lines, RdfFormat.N_TRIPLES)
    theirs.parse(data=lines, format="nt")
    list(theirs.query(QUERIES["agreements by country"]))  # the first query loads the parser
    print(f"\n{len(theirs):,} triples")
    row("query, ms", "rows", "/sparql's engine", "rdflib", "times")
    row(*["---"] * 5)
    for name, query in QUERIES.items():
        mine = solutions(ours, query)
        began = time.process_time()
        other = list(theirs.query(query))
        slow = time.process_time() - began
        if len(mine) != len(other):
            raise SystemExit(f"{name}: {len(mine)} and {len(other)} rows")
        fast = best(partial(solutions, ours, query))
        row(name, len(mine), f"{fast * 1000:.1f}", f"{slow * 1000:.0f}", f"{slow / fast:.0f}")


def solutions(store: pyoxigraph.Store, query: str) -> list[pyoxigraph.QuerySolution]:
    """All rows of a SELECT."""
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return list(found)


def endless(statements: int) -> Iterator[Part]:
    """Parts that are made as they are asked for, in the order of an export."""
    articles = statements // 20
    for number in range(articles):
        yield Article(f"made-{number:07}", None, f"News {number}", "en", "2025-03-14", extractor="chance")
    for number in range(articles):
        yield Entity(f"agency/made-{number:07}", Kind.AGENCY, (("en", f"Office {number}"),), reference=True)
    for number in range(statements):
        one, other = f"agency/made-{number % articles:07}", f"agency/made-{(number * 7 + 1) % articles:07}"
        quote = f"Office {number % articles} talked with another one, for the time of number {number}"
        evidence = Evidence(f"made-{number % articles:07}", number, number + len(quote), quote, "chance", 0.8)
        yield Statement(one, Predicate.PART_OF, other, when=str(1900 + number % 100), evidence=(evidence,))


def remembering(sizes: Iterable[int]) -> None:
    """Peak memory of exports of growing graphs."""
    print()
    row("triples", "seconds", "triples/s", "peak MB")
    row(*["---"] * 4)
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.rdf_speed", "--alone", str(size)]
        subprocess.run(command, check=True, cwd=ROOT)


def alone(statements: int) -> None:
    """One export of parts that nobody keeps, and what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        began = time.process_time()
        with path.open("wb") as file:
            write_rdf(endless(statements), file, "ntriples")
        seconds = time.process_time() - began
        with path.open("rb") as file:
            triples = sum(1 for _ in file)
    status = Path("/proc/self/status").read_text()  # Linux; the usual way counts the parent's memory too
    held = status.partition("VmHWM:")[2].split()[0]
    peak = int(held) / 1024
    row(float(triples), f"{seconds:.1f}", triples / seconds, peak)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--server", help="address of an empty Neo4j")
    options.add_argument("--statements", type=int, default=8000)
    options.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.alone:
        alone(given.alone)
        return
    graph = made_up_graph(given.statements // 2, given.statements)
    small = made_up_graph(1000, given.statements // 8)
    exporting(graph, small, given.server)
    asking(small)
    remembering((4_000, 12_000, 40_000, 120_000))


if __name__ == "__main__":
    main()
