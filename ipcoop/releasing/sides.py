"""The graphs that `ipcoop diff` compares: a release, an export, a dump or a store, each by a name."""

from collections.abc import Callable, Iterable
from pathlib import Path

from graph_store.history import all_judgments
from graph_store.protocol import GraphStore
from ipcoop.releasing.contents import JSONL, of_the_graph
from ipcoop.releasing.edition import InvalidRelease
from loaders.restoring import RDF_ENDINGS, read_export, read_export_judgments, read_rdf_export
from ontology.differences import State
from ontology.jsonl import Part
from ontology.judgments import Judgment, Review, review_after
from ontology.statements import Statement, SubgraphBuilder, standing

_STORES = ("embedded:", "neo4j:", "neo4j+s:", "neo4j+ssc:", "bolt:", "bolt+s:", "bolt+ssc:")


def state_of(name: str, base: str, open_store: Callable[[str], GraphStore]) -> State:
    """The graph that `name` names; raises `InvalidRelease` that says what it may name."""
    if name.startswith(_STORES):
        with open_store(name) as store:
            return _state(store.dump(), list(all_judgments(store)))
    path = Path(name)
    if path.is_dir():
        path = path / JSONL
    if not path.is_file():
        raise InvalidRelease(
            f"{name} is nothing to compare. Give the folder of a release, a .jsonl export or dump, "
            f"an RDF export ({', '.join(RDF_ENDINGS)}), or a store such as embedded:PATH."
        )
    if path.suffix in RDF_ENDINGS:
        return _state(read_rdf_export(path, base=base).parts(), [])
    return _state(read_export(path).parts(), read_export_judgments(path))


def _state(parts: Iterable[Part], judgments: list[Judgment]) -> State:
    by_target: dict[str, list[Judgment]] = {}
    for judgment in judgments:
        by_target.setdefault(judgment.target, []).append(judgment)
    rejected = {target for target, found in by_target.items() if review_after(found) is Review.REJECTED}
    builder = SubgraphBuilder()
    builder.update(
        of_the_graph(part)
        for part in standing(parts)
        if not (isinstance(part, Statement) and part.id in rejected)
    )
    return State(builder.build(), tuple(judgments))
