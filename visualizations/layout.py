"""Where each entity stands in a picture: worked out beforehand, the same for the same subgraph."""

import math
from collections.abc import Collection, Mapping
from typing import Any

import networkx as nx

Places = dict[str, tuple[float, float]]

SEED = 20
LABEL = (170.0, 78.0)
"""Width and height in pixels of what a node takes up with its label; no two of these overlap much."""

_SCREEN, _ROOMY = (1150.0, 520.0), 30  # a picture of up to so many nodes fills a screen at its full size
_ROUNDS = 80
_NEEDS_SCIPY = 500  # the spring layout of networkx takes another way from so many nodes on


def positions(nodes: Collection[str], links: Collection[tuple[str, str]], center: str | None) -> Places:
    """A place in pixels for each node: linked ones near each other, labels apart."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted((min(link), max(link)) for link in links if link[0] != link[1]))
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    placed = _spring(graph, center) if len(graph) < _NEEDS_SCIPY else _repulsion(graph, center)
    places = _apart(_filling(placed))
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in places.items()}


def _spring(graph: "nx.Graph[str]", center: str | None) -> Mapping[str, Any]:
    placed: Mapping[str, Any] = nx.spring_layout(
        graph,
        pos=_start(graph, center),
        fixed=[center] if center is not None and center in graph else None,
        k=2.0 / math.sqrt(len(graph)),
        iterations=120,
        seed=SEED,
        method="force",
    )
    return placed


def _repulsion(graph: "nx.Graph[str]", center: str | None) -> Mapping[str, Any]:
    start = {node: list(place) for node, place in _start(graph, center).items()}
    placed: Mapping[str, Any] = nx.forceatlas2_layout(
        graph, pos=start, max_iter=60, scaling_ratio=4.0, seed=SEED
    )
    return placed


def _start(graph: "nx.Graph[str]", center: str | None) -> Places:
    """A ring for each distance from the center, so that the forces begin with few crossings."""
    first = (
        center
        if center is not None and center in graph
        else max(graph, key=lambda node: (graph.degree(node), node))
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


def _filling(placed: Mapping[str, Any]) -> Places:
    """The places stretched over a screen, or a larger one in the same proportion for many nodes."""
    growth = max(1.0, math.sqrt(len(placed) / _ROOMY))
    width, height = (max(_extent(placed, axis), 1e-6) for axis in (0, 1))
    return {
        node: (float(x) / width * _SCREEN[0] * growth, float(y) / height * _SCREEN[1] * growth)
        for node, (x, y) in placed.items()
    }


def _extent(placed: Mapping[str, Any], axis: int) -> float:
    values = [float(place[axis]) for place in placed.values()]
    return max(values) - min(values)


def _apart(places: Places) -> Places:
    """The places after pushing labels off each other, along the way that is shorter."""
    moved = {node: list(place) for node, place in places.items()}
    for _ in range(_ROUNDS):
        if not _push(moved):
            break
    return {node: (place[0], place[1]) for node, place in moved.items()}


def _push(places: dict[str, list[float]]) -> bool:
    """Push each overlapping pair apart once; whether there was one."""
    order = sorted(places, key=lambda node: (places[node][0], node))
    pushed = False
    for index, first in enumerate(order):
        for second in order[index + 1 :]:
            one, other = places[first], places[second]
            if other[0] - one[0] >= LABEL[0]:
                break
            gaps = [LABEL[axis] - abs(other[axis] - one[axis]) for axis in (0, 1)]
            if min(gaps) <= 0.5:
                continue
            axis = 0 if gaps[0] < gaps[1] else 1
            sign = 1.0 if other[axis] >= one[axis] else -1.0
            one[axis] -= sign * gaps[axis] / 2
            other[axis] += sign * gaps[axis] / 2
            pushed = True
    return pushed
