"""The graph as GEXF 1.2, for Gephi and Gephi Lite."""

from typing import BinaryIO

from networkx.readwrite.gexf import GEXFWriter

from ontology.statements import Subgraph
from visualizations.networks import network_of


def write_gexf(subgraph: Subgraph, file: BinaryIO) -> None:
    """Write `subgraph` as GEXF in UTF-8; edges carry the id of their statement."""
    network = network_of(subgraph)
    for _, _, key, attributes in network.edges(keys=True, data=True):
        attributes["statement"] = key
        attributes["id"] = key
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network)
    for meta in writer.xml.iter("meta"):
        # The day of writing would make two exports of the same graph differ.
        meta.attrib.pop("lastmodifieddate", None)
    writer.write(file)
