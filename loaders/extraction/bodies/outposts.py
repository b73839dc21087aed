"""English names of missions: whom they are from and where they are sent, "UAE Embassy to the EU"."""

from collections.abc import Collection

from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.segmentation import Word
from ontology.vocabulary import Kind

OUTPOSTS = ("Embassy", "Mission", "Consulate", "Delegation")


def outpost_end(document: Document, tokens: list[Word], last: int) -> int | None:
    """The last word of the name of a mission whose head is at `last`; None where neither is said."""
    sender = _sender(document, tokens, last)
    host = _host(document, tokens, last if sender is None else sender)
    return sender if host is None else host


def _sender(document: Document, tokens: list[Word], last: int) -> int | None:
    """The last word of whom a mission is from: "Delegation of the European Union"."""
    whose = _named_after(document, tokens, last, ("of",))
    if whose is None or not (
        document.candidates[whose.key].kind is Kind.PLACE or whose.key == "agency/european-union"
    ):
        return None
    return _last_word(tokens, whose)


def _host(document: Document, tokens: list[Word], last: int) -> int | None:
    """The last word of the place that a mission is sent to: "UAE Embassy to the United States"."""
    place = _named_after(document, tokens, last, ("to", "in"))
    if place is None or document.candidates[place.key].kind is not Kind.PLACE:
        return None
    return _last_word(tokens, place)


def _named_after(
    document: Document, tokens: list[Word], last: int, prepositions: Collection[str]
) -> Mentioned | None:
    """What is named behind one of `prepositions`, with or without "the"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text not in prepositions:
        return None
    begin = last + 3 if tokens[last + 2].text == "the" else last + 2
    if begin >= len(tokens):
        return None
    return document.mention_from(tokens[begin].start)


def _last_word(tokens: list[Word], mention: Mentioned) -> int:
    return next(n for n, token in enumerate(tokens) if token.end >= mention.end)
