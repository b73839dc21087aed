"""Where each entity stands in a picture: worked out beforehand, the same for the same subgraph."""

import math
from collections.abc import Collection, Mapping
from typing import Any

import networkx as nx

SEED = 20
_SPREAD = 115.0  # pixels between neighbors, room for a short label
_WIDENING = 1.35  # labels are wider than high, and so are screens


def positions(
    nodes: Collection[str], links: Collection[tuple[str, str]], center: str | None
) -> dict[str, tuple[float, float]]:
    """A place in pixels for each node, `center` in the middle where there is one."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted((min(link), max(link)) for link in links if link[0] != link[1]))
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    placed: Mapping[str, Any] = nx.spring_layout(
        graph,
        pos=_start(graph, center),
        fixed=[center] if center is not None and center in graph else None,
        k=1.6 / math.sqrt(len(graph)),
        iterations=120,
        seed=SEED,
        method="force",
    )
    scale = _SPREAD * math.sqrt(len(graph))
    middle = placed[center] if center is not None and center in graph else (0.0, 0.0)
    return {
        node: (
            round(float(x - middle[0]) * scale * _WIDENING, 1),
            round(float(y - middle[1]) * scale, 1),
        )
        for node, (x, y) in placed.items()
    }


def _start(graph: "nx.Graph[str]", center: str | None) -> dict[str, tuple[float, float]]:
    """A ring for each distance from the center, so that the forces begin with few crossings."""
    first = (
        center if center is not None and center in graph else max(graph, key=lambda n: (graph.degree(n), n))
    )
    distances = nx.single_source_shortest_path_length(graph, first)
    farthest = max(distances.values(), default=0) + 1
    order = [*nx.bfs_tree(graph, first), *(node for node in graph if node not in distances)]
    rings: dict[int, list[str]] = {}
    for node in order:
        rings.setdefault(distances.get(node, farthest), []).append(node)
    return {
        node: _on_ring(distance / farthest, index / len(ring))
        for distance, ring in rings.items()
        for index, node in enumerate(ring)
    }


def _on_ring(radius: float, turn: float) -> tuple[float, float]:
    return (radius * math.cos(2 * math.pi * turn), radius * math.sin(2 * math.pi * turn))
