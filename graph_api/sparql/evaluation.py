"""Answer one query over a loaded graph, within limits on rows and bytes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    Store,
    parse_query_results,
    serialize,
)

from graph_api.linked_data.negotiation import choose
from graph_api.sparql.grammar import malformed, names_its_graphs
from graph_api.sparql.media import BOOLEANS, GRAPHS, RESULTS
from graph_api.sparql.refusal import Refusal
from ontology.rdf.terms import VOCABULARIES


@dataclass(frozen=True, slots=True)
class Task:
    """A query to answer: what it sees, the form that is wanted, and how much it may give."""

    query: str
    base: str  # what relative IRIs in the query are relative to
    rows: int
    bytes: int
    accept: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    cut: bool = False  # give the first rows instead of refusing where there are more


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, its media type, and whether there is more of it."""

    media_type: str
    body: bytes
    cut: bool = False


def evaluate(store: Store, task: Task) -> Answer:
    """The answer to a task; raises `Refusal`."""
    try:
        found = store.query(task.query, base_iri=task.base, **_dataset(task))
    except SyntaxError as error:
        raise malformed(str(error)) from None
    except ValueError as error:
        raise Refusal(400, "No graph", f"{error}; a graph is named by an absolute IRI.") from None
    if isinstance(found, QueryBoolean):
        media_type = _choose(task, BOOLEANS)
        return _answer(found.serialize(format=RESULTS[media_type]) or b"", task, media_type)
    if isinstance(found, QuerySolutions):
        media_type = _choose(task, tuple(RESULTS))
        rows, cut = _limited(found, task)
        return _answer(_results(found, rows, RESULTS[media_type]), task, media_type, cut)
    media_type = _choose(task, tuple(GRAPHS))
    triples, cut = _limited(found, task)
    file = BytesIO()
    serialize(triples, file, GRAPHS[media_type], prefixes=dict(VOCABULARIES))
    return _answer(file.getvalue(), task, media_type, cut)


def _dataset(task: Task) -> Mapping[str, Any]:
    """Which graphs the query sees: those of the request, else its own FROM, else all of them as one."""
    from_clauses = names_its_graphs(task.query)
    if task.default_graphs or task.named_graphs:
        return {
            "default_graph": [NamedNode(name) for name in task.default_graphs],
            "named_graphs": [NamedNode(name) for name in task.named_graphs],
        }
    return {} if from_clauses else {"use_default_graph_as_union": True}


def _choose(task: Task, offers: tuple[str, ...]) -> str:
    media_type = choose(task.accept, offers)
    if media_type is None:
        raise Refusal(406, "No such form", f"The answer to this query comes as {', '.join(offers)}.")
    return media_type


def _limited(found: Iterable[Any], task: Task) -> tuple[list[Any], bool]:
    """The rows or triples, and whether some were cut off; the work ends with the first that is too many."""
    size = 0
    kept = []
    walk: Iterator[Any] = iter(found)
    for row in islice(walk, task.rows):
        size += len(str(row))
        if size > 2 * task.bytes:
            raise _too_much(f"{task.bytes} bytes")
        kept.append(row)
    cut = next(walk, None) is not None
    if cut and not task.cut:
        raise _too_much(f"{task.rows} rows")
    return kept, cut


def _results(found: QuerySolutions, rows: list[Any], form: QueryResultsFormat) -> bytes:
    names = found.variables
    if not names:  # rows without columns have no table to go through
        bindings = ",".join("{}" for _ in rows)
        table = f'{{"head":{{"vars":[]}},"results":{{"bindings":[{bindings}]}}}}'.encode()
        return _again(table, QueryResultsFormat.JSON, form)
    lines = ["\t".join(str(name) for name in names)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    return _again(("\n".join(lines) + "\n").encode(), QueryResultsFormat.TSV, form)


def _again(table: bytes, read_as: QueryResultsFormat, form: QueryResultsFormat) -> bytes:
    return parse_query_results(table, read_as).serialize(format=form) or b""


def _answer(body: bytes, task: Task, media_type: str, cut: bool = False) -> Answer:
    if len(body) > task.bytes:
        raise _too_much(f"{task.bytes} bytes")
    return Answer(media_type, body, cut)


def _too_much(limit: str) -> Refusal:
    return Refusal(
        403,
        "Answer too large",
        f"The answer has more than {limit}. Narrow the query, or page by LIMIT and OFFSET.",
    )
