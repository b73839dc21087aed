"""GraphML and GEXF: what is written is read back by networkx, whatever the names hold."""

import io
from collections.abc import Callable
from typing import BinaryIO

import networkx as nx
import pytest

from ontology.statements import Article, Entity, Evidence, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate
from visualizations.gexf import write_gexf
from visualizations.graphml import write_graphml

Write = Callable[[Subgraph, BinaryIO], None]
HOSTILE = 'Cục <Sở hữu> "trí tuệ" & ]]> \x00\x0b\ufffe 😀'


def subgraph() -> Subgraph:
    evidence = (Evidence("a1", 0, 4, "text", "rule", 0.9), Evidence("a2", 0, 4, "text", "rule", 0.8))
    return Subgraph(
        articles=(Article("a1", "text"), Article("a2", "text")),
        entities=(
            Entity("agency/one", Kind.AGENCY, (("en", HOSTILE), ("vi", "Một")), country="VN"),
            Entity("agreement/two", Kind.AGREEMENT, (("vi", "Bản ghi nhớ"),)),
        ),
        statements=(
            Statement("agency/one", Predicate.PARTY_TO, "agreement/two", evidence=evidence),
            Statement("agency/one", Predicate.SIGNED, "agreement/two", evidence=evidence[:1]),
            Statement("agreement/two", Predicate.DATE, value="2019", evidence=evidence[:1]),
            Statement("agreement/two", Predicate.DATE, value="2025-09", evidence=evidence[:1]),
        ),
    )


def written(write: Write) -> io.BytesIO:
    file = io.BytesIO()
    write(subgraph(), file)
    file.seek(0)
    return file


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)])
def test_nodes_and_parallel_edges_are_read_back(
    write: Write, read: Callable[[BinaryIO], "nx.MultiDiGraph[str]"]
) -> None:
    network = read(written(write))
    assert set(network) == {"agency/one", "agreement/two"}
    node = network.nodes["agency/one"]
    assert node["kind"] == "Agency"
    assert node["name_vi"] == "Một"
    assert node["country"] == "VN"
    assert node["name_en"].startswith('Cục <Sở hữu> "trí tuệ" & ]]>')
    assert network.nodes["agreement/two"]["date"] == "2019; 2025-09"
    edges = network.get_edge_data("agency/one", "agreement/two")
    assert {edge["predicate"]: edge["sources"] for edge in edges.values()} == {"partyTo": 2, "signed": 1}


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_the_same_subgraph_gives_the_same_bytes(write: Write) -> None:
    content = written(write).getvalue()
    assert content == written(write).getvalue()
    assert b"lastmodifieddate" not in content


def test_edges_carry_the_ids_of_their_statements() -> None:
    for write in (write_graphml, write_gexf):
        content = written(write).getvalue().decode()
        for statement in subgraph().statements[:2]:
            assert statement.id in content
