"""The graph as GraphML, for yEd, Gephi, Cytoscape and networkx."""

from typing import BinaryIO

import networkx as nx

from ontology.statements import Subgraph
from visualizations.networks import network_of


def write_graphml(subgraph: Subgraph, file: BinaryIO) -> None:
    """Write `subgraph` as GraphML in UTF-8; edges carry the id of their statement."""
    nx.write_graphml(network_of(subgraph), file, encoding="utf-8", named_key_ids=True)
