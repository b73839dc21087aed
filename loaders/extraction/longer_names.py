"""Names of bodies that are only the beginning of the name of something else."""

import re

from loaders.extraction.document import Document

_LONGER = re.compile(
    r"(?:\s(?:[A-Z][\w-]+|of|on|for|and)){0,6}?\s(?:Co-?operation|Meetings?|Dialogues?|Conference|Symposium|Workshop|Summit"
    r"|Projects?|Program(?:me)?|Agreement|Treaty|Plan|Initiative|Strategy|Partnership|Arrangement|Act|Law|Policy)\b"
)


def is_in_longer_name(document: Document, start: int, end: int) -> bool:
    """Whether the name goes on as that of something else: "the Strategic Sector Cooperation"."""
    known = document.mention_from(start)
    if known is not None and known.end >= end:
        return False
    return _LONGER.match(document.text, end) is not None
