"""A subgraph as a networkx graph: entities as nodes, statements between them as parallel edges."""

import re
from typing import Any

import networkx as nx

from ontology.statements import Subgraph

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network_of(subgraph: Subgraph) -> "nx.MultiDiGraph[str]":
    """Every entity by its id, every statement between two by its own; literals go to their node."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in subgraph.entities:
        names = dict(entity.labels)
        network.add_node(
            entity.id,
            **_present(
                label=entity.label("en"),
                kind=entity.kind.value,
                name_en=names.get("en"),
                name_vi=names.get("vi"),
                country=entity.country,
            ),
        )
    for statement in subgraph.statements:
        if statement.object is None:
            _add_literal(network, statement.subject, statement.predicate.value, statement.value or "")
            continue
        network.add_edge(
            statement.subject,
            statement.object,
            key=statement.id,
            **_present(
                label=statement.predicate.value,
                predicate=statement.predicate.value,
                role=statement.role,
                when=statement.when,
                confidence=statement.confidence,
                sources=len(statement.sources),
                articles=" ".join(statement.sources),
            ),
        )
    return network


def _add_literal(network: "nx.MultiDiGraph[str]", subject: str, name: str, value: str) -> None:
    known = network.nodes[subject].get(name)
    network.nodes[subject][name] = _clean(f"{known}; {value}" if known else value)


def _present(**values: Any) -> dict[str, Any]:
    return {
        name: _clean(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value is not None
    }


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
