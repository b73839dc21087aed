"""How kinds look: one color and one shape each, so that color alone never carries the meaning.

Each color stands out by at least 3:1 from white and from the dark ground alike.
"""

from dataclasses import dataclass

from ontology.vocabulary import Kind

PROPOSED_DASHES = [6, 5]
"""Lengths of stroke and gap of a tie to something that is not agreed yet."""


@dataclass(frozen=True, slots=True)
class KindStyle:
    """The look of one kind; `outline` is the same shape as an SVG path in a box of 20 by 20."""

    color: str
    shape: str  # as vis-network names it
    outline: str
    is_ring: bool = False  # hollow, its color in the border


STYLES: dict[Kind, KindStyle] = {
    Kind.AGENCY: KindStyle("#3b7fc4", "square", "M3 3h14v14H3z"),
    Kind.OFFICIAL: KindStyle("#c8642a", "dot", "M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16z"),
    Kind.AGREEMENT: KindStyle("#2f8f5b", "diamond", "M10 1l9 9l-9 9l-9-9z"),
    Kind.FORUM: KindStyle("#8a63c9", "hexagon", "M5 2h10l5 8l-5 8H5l-5-8z"),
    Kind.EVENT: KindStyle("#a8820f", "triangle", "M10 2l9 16H1z"),
    Kind.PROGRAMME: KindStyle("#cf4d8b", "star", "M10 0l3 7h7l-6 4l2 8l-6-5l-6 5l2-8l-6-4h7z"),
    Kind.PLACE: KindStyle("#6f8390", "triangleDown", "M1 2h18l-9 16z"),
    Kind.TOPIC: KindStyle(
        "#1793a0", "dot", "M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM10 6a4 4 0 1 0 0 8a4 4 0 1 0 0-8z", True
    ),
}
