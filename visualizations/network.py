"""A subgraph as one interactive page that works offline: picture, legend, and a table of the evidence."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from ontology.labels import kind_label, predicate_label
from ontology.statements import Entity, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate, Status
from visualizations.layout import positions
from visualizations.style import PROPOSED_DASHES, STYLES
from visualizations.table import table_rows
from visualizations.wording import word

MOST_NODES = 500
"""How many entities a picture shows; more would be slow to draw and say nothing."""

_LABELED_LINES = 30  # up to this many lines carry their words
_LIBRARY = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_CHOSEN, _CLEAR = "#c2410c", "rgba(0, 0, 0, 0)"
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "tooltipDelay": 120},
    "nodes": {
        "scaling": {"label": {"drawThreshold": 2}},
        "font": {"size": 14, "face": "system-ui, sans-serif", "strokeWidth": 2},
    },
    "edges": {
        "color": {"color": "#8793a0", "highlight": _CHOSEN, "hover": _CHOSEN},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "font": {"size": 11, "face": "system-ui, sans-serif", "strokeWidth": 2, "align": "horizontal"},
    },
}


@dataclass(frozen=True, slots=True)
class _View:
    """What of the subgraph is drawn."""

    entities: tuple[Entity, ...]
    ties: tuple[Statement, ...]  # between drawn entities
    statements: tuple[Statement, ...]  # ties, then what gives a drawn entity a date or status
    language: str


def render_network(
    subgraph: Subgraph,
    *,
    center: str | None = None,
    language: str = "en",
    title: str | None = None,
    hidden: int = 0,
) -> str:
    """The page as HTML; at most `MOST_NODES` entities, those around `center` and with most ties first.

    `hidden` is how many neighbors of the center the subgraph leaves out; the page says so.
    """
    language = language if language == "vi" else "en"
    view = _view(subgraph, center, language)
    names = {entity.id: entity.label(language) for entity in view.entities}
    heading = title or (word("ties of", language, name=names[center]) if center in names else None)
    network = _network(view, center, len(view.ties) <= _LABELED_LINES)
    nodes, edges, *_, options = network.get_network_data()
    return (
        _environment()
        .get_template("network.html")
        .render(
            language=language,
            title=heading or word("ties", language),
            left_out=_left_out(subgraph, view, hidden),
            summary=word("summary", language, entities=len(view.entities), ties=len(view.ties)),
            nodes=nodes,
            edges=edges,
            options=json.loads(options),
            library=_library(),
            legend=_legend(view.entities, language),
            rows=table_rows(view.statements, names, subgraph.articles, language),
            word=lambda key: word(key, language),
        )
    )


def _left_out(subgraph: Subgraph, view: _View, hidden: int) -> list[str]:
    shown, given = len(view.entities), len(subgraph.entities)
    said = [word("capped", view.language, shown=shown, all=given)] if shown < given else []
    return [*said, word("hidden", view.language, count=hidden)] if hidden > 0 else said


def _view(subgraph: Subgraph, center: str | None, language: str) -> _View:
    degrees: Counter[str] = Counter()
    for statement in subgraph.statements:
        degrees.update({statement.subject, statement.object or statement.subject})
    near = {
        end
        for s in subgraph.statements
        if center in (s.subject, s.object)
        for end in (s.subject, s.object)
        if end is not None
    }
    ranked = sorted(subgraph.entities, key=lambda e: (e.id != center, e.id not in near, -degrees[e.id], e.id))
    chosen = tuple(ranked[:MOST_NODES])
    ids = {entity.id for entity in chosen}
    about = [s for s in subgraph.statements if s.subject in ids and (s.object is None or s.object in ids)]
    about.sort(
        key=lambda s: (s.object is None, center not in (s.subject, s.object), s.predicate, s.subject, s.id)
    )
    ties = tuple(s for s in about if s.object is not None)
    return _View(chosen, ties, tuple(about), language)


def _network(view: _View, center: str | None, labeled: bool) -> Network:
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    # Own keys for the picture: an id comes from an article's owner and may be anything.
    keys = {entity.id: f"n{index}" for index, entity in enumerate(view.entities)}
    links = [(s.subject, s.object) for s in view.ties if s.object is not None]
    places = positions(list(keys), links, center)
    degrees = Counter(end for link in links for end in link)
    for entity in view.entities:
        x, y = places[entity.id]
        network.add_node(
            keys[entity.id], x=x, y=y, **_node(entity, degrees[entity.id], entity.id == center, view)
        )
    names = {entity.id: entity.label(view.language) for entity in view.entities}
    open_ended = _not_agreed(view.statements)
    bends = _bends(view.ties)
    for index, statement in enumerate(view.ties):
        words = predicate_label(statement.predicate, view.language)
        target = statement.object or ""
        network.add_edge(
            keys[statement.subject],
            keys[target],
            id=f"link-{index + 1}",
            title=f"{names[statement.subject]}\n{words}\n{names[target]}",
            label=words if labeled else "",
            width=min(1.0 + 1.2 * (len(statement.sources) - 1), 5.0),
            dashes=PROPOSED_DASHES if {statement.subject, target} & open_ended else False,
            smooth=bends[index],
        )
    return network


def _node(entity: Entity, degree: int, is_center: bool, view: _View) -> dict[str, Any]:
    style = STYLES[entity.kind]
    name = entity.label(view.language)
    other = next((text for _, text in entity.labels if text != name), None)
    paint = {"background": _CLEAR if style.is_ring else style.color, "border": style.color}
    return {
        "label": wrapped(name),
        "title": "\n".join(filter(None, (name, other, kind_label(entity.kind, view.language)))),
        "shape": style.shape,
        "size": 22 if is_center else min(8 + 1.2 * degree, 18),
        "borderWidth": 5 if style.is_ring else 1.5,
        "color": {**paint, "highlight": {**paint, "border": _CHOSEN}, "hover": {**paint, "border": _CHOSEN}},
        "font": {"size": 17 if is_center else 13},
    }


def wrapped(name: str, width: int = 24, lines: int = 3) -> str:
    """A name in at most `lines` lines of about `width` characters, what is cut marked by an ellipsis."""
    found: list[str] = []
    for text in name.split():
        if found and len(found[-1]) + 1 + len(text) <= width:
            found[-1] += f" {text}"
        else:
            found.append(text)
    cut = [line if len(line) <= 2 * width else line[: 2 * width - 1] + "…" for line in found[:lines]]
    if len(found) > lines:
        cut[-1] += " …"
    return "\n".join(cut)


def _bends(ties: Sequence[Statement]) -> list[dict[str, Any]]:
    """How each line curves: parallel ones fan out, a single one is straight."""
    pairs = [tuple(sorted((s.subject, s.object or ""))) for s in ties]
    total, seen = Counter(pairs), Counter[tuple[str, ...]]()
    bends: list[dict[str, Any]] = []
    for statement, pair in zip(ties, pairs, strict=True):
        offset = seen[pair] - (total[pair] - 1) / 2
        seen[pair] += 1
        if offset == 0 or statement.subject == statement.object:
            bends.append({"enabled": False})
            continue
        # The side is counted from the line's own start, so that lines of both directions fan out together.
        is_right = (offset > 0) == (statement.subject == pair[0])
        roundness = min(0.14 * abs(offset) * 2, 0.9)
        bends.append(
            {"enabled": True, "type": "curvedCW" if is_right else "curvedCCW", "roundness": roundness}
        )
    return bends


def _not_agreed(statements: Sequence[Statement]) -> set[str]:
    """The entities whose furthest status is a proposal or a negotiation."""
    order = [status.value for status in Status]
    furthest: dict[str, int] = {}
    for statement in statements:
        if statement.predicate is Predicate.STATUS and statement.value in order:
            step = order.index(statement.value)
            furthest[statement.subject] = max(furthest.get(statement.subject, 0), step)
    return {entity for entity, step in furthest.items() if step <= order.index(Status.NEGOTIATING)}


def _legend(entities: Sequence[Entity], language: str) -> list[dict[str, Any]]:
    counts = Counter(entity.kind for entity in entities)
    return [
        {"name": kind_label(kind, language), "count": counts[kind], "style": STYLES[kind]}
        for kind in Kind
        if counts[kind]
    ]


@cache
def _library() -> Markup:
    """The script of vis-network that pyvis ships, ready to stand in a script element."""
    script = _LIBRARY.read_text(encoding="utf-8")
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError(f"{_LIBRARY.name} of pyvis {pyvis.__version__} cannot stand inside a page.")
    return Markup(script)


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True)
