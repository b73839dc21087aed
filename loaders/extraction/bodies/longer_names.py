"""Names of bodies that are only the beginning of the name of something else."""

import re

from loaders.extraction.text.document import Document

_GOES_ON = r"(?:\s(?:[A-Z][\w-]+|of|on|for|and)){0,6}?\s"
_WORK = re.compile(
    _GOES_ON + r"(?:Co-?operation|Projects?|Program(?:me)?|Agreement|Treaty|Plan|Initiative|Strategy"
    r"|Partnership|Arrangement|Act|Law|Policy|Awards?|Report|Index)\b"
)
_GATHERING = re.compile(
    _GOES_ON + r"(?:Meetings?|Dialogues?|Conference|Symposium|Workshop|Summit|Courses?|Trainings?"
    r"|Seminars?|Exhibition|Fair|Week|Visit)\b"
)
_MEETS = re.compile(r"\b(?:Group|Committee|Council|Commission|Assembly|Forum|Board)\b")


def is_in_longer_name(document: Document, start: int, end: int) -> bool:
    """Whether the name goes on as that of something else: "the Strategic Sector Cooperation".

    What meets is a body, although its meeting is named after it: "the Working Group Meeting".
    """
    known = document.mention_from(start)
    if known is not None and known.end >= end:
        return False
    meets = _MEETS.search(document.text, start, end) is not None
    return _WORK.match(document.text, end) is not None or (
        not meets and _GATHERING.match(document.text, end) is not None
    )
