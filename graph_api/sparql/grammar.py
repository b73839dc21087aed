"""What a query is, by its parse tree: never by looking for words in it."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Store
from pyparsing.exceptions import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graph_api.sparql.protocol import read_only
from graph_api.sparql.refusal import Refusal


def names_its_graphs(text: str) -> bool:
    """Whether a query has FROM clauses; raises `Refusal` where it is malformed, an update, or federated."""
    try:
        tree = parseQuery(text)[1]
    except ParseBaseException as error:
        if _is_update(text):
            raise read_only() from None
        raise malformed(_place(text) or f"line {error.lineno}, column {error.column}: {error.msg}") from None
    except RecursionError:
        raise malformed("it nests too deep") from None
    except Exception as error:  # the parser leaks whatever a malformed number or escape raises in it
        raise malformed(str(error) or type(error).__name__) from None
    for part in _parts(tree):
        if part.name == "ServiceGraphPattern":
            raise Refusal(
                403,
                "SERVICE refused",
                "This endpoint asks no other one. Ask both, and join the answers at your side.",
            )
    return "datasetClause" in tree


def malformed(reason: str) -> Refusal:
    """The answer to what is no SPARQL 1.1 query."""
    return Refusal(400, "Malformed query", f"This is no SPARQL 1.1 query: {reason}.")


def _place(text: str) -> str | None:
    """Where the engine's own parser stops, which it tells better; asked of an empty graph."""
    try:
        Store().query(text)
    except SyntaxError as error:
        return str(error)
    except (OSError, RuntimeError, ValueError):
        return None
    return "it uses what came after SPARQL 1.1"


def _is_update(text: str) -> bool:
    try:
        return "request" in parseUpdate(text)
    except Exception:  # whatever it is, it is no update
        return False


def _parts(tree: object) -> Iterator[CompValue]:
    """Every part of a parse tree, however it is kept inside the others."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
        if isinstance(part, dict):  # results of the parser pass for mappings too, but hold lists
            waiting.extend(part.values())
        elif isinstance(part, Iterable) and not isinstance(part, str | bytes):
            waiting.extend(iter(part))
