"""Lists that share a head: "các Bộ: A, B và C", "the IP offices of Laos, Japan and China"."""

from loaders.extraction.document import Document
from loaders.extraction.knowledge import Knowledge


def find_coordinated_bodies(document: Document, knowledge: Knowledge) -> None:
    """Mention each body of a list whose head noun is said once."""
