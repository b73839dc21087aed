"""What a view shows as a file for other programs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from pydantic import Field

from graph_api.browsing import Browser
from graph_api.explorer.models import MOST_ENTITIES, MOST_STATEMENTS
from graph_api.models import Model
from graph_api.neighborhoods import subgraph_of
from ontology.rdf.formats import write_rdf
from ontology.statements import Subgraph
from visualizations.gexf import write_gexf
from visualizations.graphml import write_graphml


class Shown(Model):
    """The entities and statements of a view."""

    entities: list[str] = Field(max_length=MOST_ENTITIES)
    statements: list[str] = Field(max_length=MOST_STATEMENTS)


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How a view is written, and how browsers are told."""

    media_type: str
    ending: str
    write: Callable[[Subgraph, BinaryIO, str], None]


def _write_turtle(subgraph: Subgraph, file: BinaryIO, base: str) -> None:
    write_rdf(subgraph.parts(), file, "turtle", base=base)


FORMATS: Mapping[str, FileFormat] = {
    "graphml": FileFormat(
        "application/graphml+xml", "graphml", lambda graph, file, _: write_graphml(graph, file)
    ),
    "gexf": FileFormat("application/gexf+xml", "gexf", lambda graph, file, _: write_gexf(graph, file)),
    "turtle": FileFormat("text/turtle; charset=utf-8", "ttl", _write_turtle),
}


def file_of(browser: Browser, shown: Shown, file_format: FileFormat, *, base: str) -> bytes:
    """The view as a file, things in RDF named from `base`; dates and statuses of its entities come along."""
    wanted = set(shown.statements)
    ties = browser.rows("statements_among", ids=shown.entities, limit=MOST_STATEMENTS) if wanted else []
    literals = browser.rows("literals_of", ids=shown.entities) if shown.entities else []
    rows = [*(row for row in ties if row["id"] in wanted), *literals]
    file = BytesIO()
    file_format.write(subgraph_of(browser.store, shown.entities, rows), file, base)
    return file.getvalue()
