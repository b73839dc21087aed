"""Turn an answer in JSON into the other forms: rows into tables, entities and statements into graphs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph_api.linked_data.documents import document_of
from graph_api.manners.forms import CSV, GEXF, GRAPHML, JSONL, TURTLE, Form
from graph_api.neighborhoods import subgraph_of
from graph_store.protocol import GraphStore
from ontology.rdf.formats import write_rdf
from ontology.statements import Subgraph
from ontology.tables import neutral
from queries import query
from visualizations.gexf import write_gexf
from visualizations.graphml import write_graphml

_SECONDS = 20.0
_BETWEEN = " | "


def rewrite(said: Mapping[str, Any], rows: str | None, form: Form, store: GraphStore, base: str) -> bytes:
    """The answer `said` in another form; `rows` is the field with the rows, if it is a list."""
    if form is JSONL and rows:
        return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in said[rows])
    if form is CSV and rows:
        return _table(said[rows], said.get("columns"))
    file = io.BytesIO()
    subgraph = _subgraph(said, store)
    if form is GRAPHML:
        write_graphml(subgraph, file)
    elif form is GEXF:
        write_gexf(subgraph, file)
    else:
        write_rdf(subgraph.parts(), file, "turtle" if form is TURTLE else "jsonld", base=base)
    return file.getvalue()


def _table(rows: list[dict[str, Any]], columns: list[str] | None) -> bytes:
    """RFC 4180 in UTF-8 with a head row; what a spreadsheet would compute gets an apostrophe."""
    flat = [dict(_flat(row)) for row in rows]
    names = dict.fromkeys(columns or ())
    for row in flat:
        names.update(dict.fromkeys(row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(names), restval="", lineterminator="\r\n")
    writer.writerow({name: neutral(name) for name in names})
    writer.writerows({name: neutral(value) for name, value in row.items()} for row in flat)
    return text.getvalue().encode()


def _flat(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The cells of a row: what is inside something is named `outer.inner`, lists are joined."""
    for name, value in row.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, list):
            yield f"{before}{name}", _BETWEEN.join(map(_cell, value))
        else:
            yield f"{before}{name}", value


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _subgraph(said: Mapping[str, Any], store: GraphStore) -> Subgraph:
    """What an answer speaks of: the document of the one thing that it describes, or all that it lists."""
    if "text" in said and "key" in said:
        return document_of(store, f"article/{said['key']}")
    if "id" in said:
        return document_of(store, said["id"])
    entities, statements = dict.fromkeys(_ids(said, "kind")), list(dict.fromkeys(_ids(said, "predicate")))
    asked = query("browsing/dump_statements")
    rows = store.read(asked.text, asked.bind({"ids": statements}), timeout=_SECONDS)
    for row in rows:
        entities.update(dict.fromkeys(end for end in (row["subject"], row["object"]) if end))
    return subgraph_of(store, entities, rows)


def _ids(said: Any, mark: str) -> Iterator[str]:
    """The ids of everything that has a field `mark`: entities have a kind, statements a predicate."""
    inside: Iterable[Any] = ()
    if isinstance(said, dict):
        if mark in said and "id" in said:
            yield said["id"]
        inside = said.values()
    elif isinstance(said, list):
        inside = said
    for value in inside:
        yield from _ids(value, mark)
