"""Offices that a title implies without naming them, and the fields that officials are in charge of."""

import re
from collections.abc import Callable
from functools import cache

from loaders.extraction.bodies.organizations_vi import phrase_end
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.names import begins_vietnamese
from loaders.extraction.text.segmentation import split_words
from loaders.extraction.text.titles import portfolio_pattern
from ontology.vocabulary import Kind, Predicate

_JOINTS = ("and", "&", ",", "the", "of")
_UNKNOWN = 2  # so many unusual words in a row may stand in a field: "Near Eastern Affairs"
_NO_FIELD = frozenset(
    (
        "Nam",
        "Viet",
        "State",
        "States",
        "Deputy",
        "Acting",
        "Chief",
        "Executive",
        "General",
        "Ambassador",
        "US",
        "UK",
        "EU",
        "UN",
    )
)
_OFFICES = (Kind.AGENCY, Kind.FORUM)
_PART = (
    r"(?:(?:khu vực|the)\s)?(?:[Cc]hâu\s(?:Á|Âu|Phi|Mỹ|Đại Dương)"
    r"|(?:Đông|Nam|Trung|Tây|Bắc|Đông Nam|Đông Bắc)\s(?:Á|Âu|Phi|Mỹ|Đông)|Thái Bình Dương|Mỹ\s?La-?\s?[Tt]inh"
    r"|(?:(?:East|South|Southeast|Central|West|North)(?:ern)?\s)?"
    r"(?:Asia|Europe|Africa|America|Asian|European|African|American)|(?:the )?Pacific|Middle East)"
)
_REGION = re.compile(rf"{_PART}(?:(?:,|\s?[-–]|\s(?:và|and))\s?{_PART})*(?:\sAffairs)?(?!\w)")


def implied_office(document: Document, person: Mentioned, role: str, position: int) -> str | None:
    """The body that a bare title means: the article's body of that sort, unless the person's post is known.

    "Cục trưởng X" heads the Cục that the article speaks of: the last one named before, else the first after.
    """
    held = {
        c.object for c in document.claims if c.subject == person.key and c.predicate is Predicate.HOLDS_POST
    }
    noun = _implied_noun(document.language, role)
    if noun is None or held:
        return None
    return body_of_noun(document, noun, position, _homes(document.quote(person.start, person.end)))


def _homes(name: str) -> Callable[[str | None], bool]:
    """Which countries' bodies a person of that name may head: no stranger heads a Vietnamese office."""
    if begins_vietnamese(name, 0):
        return lambda country: country in (None, "VN", "CN", "KP", "TW", "SG")
    return lambda country: country != "VN"


def body_of_noun(
    document: Document, noun: str, position: int, may: Callable[[str | None], bool] = lambda country: True
) -> str | None:
    """The body that a bare head noun means: the one named most; of equals, the last before `position`."""
    rivals: dict[str, list[int]] = {}
    for mention in document.mentions:
        entry = document.candidates[mention.key].entry
        names = entry.names.get("vi", ()) if entry else ()
        of_sort = any(
            _has_noun(name, noun) for name in (document.quote(mention.start, mention.end), *names[:1])
        )
        candidate = document.candidates[mention.key]
        if of_sort and candidate.kind in _OFFICES and may(candidate.country):
            rivals.setdefault(mention.key, []).append(mention.start)
    if not rivals:
        return None

    def rank(key: str) -> tuple[int, int]:
        before = [start for start in rivals[key] if start <= position]
        return len(rivals[key]), before[-1] if before else -rivals[key][0]

    return max(sorted(rivals), key=rank)


def portfolio_end(document: Document, position: int, limit: int) -> int | None:
    """Where the words end that say what an official is in charge of: "phụ trách Đổi mới sáng tạo"."""
    opening = portfolio_pattern(document.language).match(document.text, position, limit)
    if opening is None:
        return None
    region = _REGION.match(document.text, opening.end(), limit)
    return region.end() if region else field_end(document, opening.end(), limit)


def field_end(document: Document, start: int, limit: int) -> int | None:
    """Where the field ends that begins at `start`: "Science and Technology"; None where none begins."""
    if document.language == "vi":
        end = phrase_end(document, start - 1, limit, strict=True)
        return end if end > start else None
    return _english_end(document, start, limit)


def field_start(document: Document, end: int, limit: int) -> int | None:
    """Where the English field begins that ends right before `end`: "Science and Technology" Minister."""
    tokens = list(split_words(document.text, max(limit, end - 60), end))
    first: int | None = None
    for number in range(len(tokens) - 1, -1, -1):
        text = tokens[number].text
        if text in _words() and text not in _NO_FIELD:
            first = tokens[number].start
        elif text not in ("and", "&") or first is None:
            break
    return first


def _english_end(document: Document, start: int, limit: int) -> int | None:
    """The end of a run of usual capitalized words, "and" and commas inside; it ends with a usual one."""
    last: int | None = None
    unknown, small = 0, document.text[start : start + 1].islower()
    bodies = {m.start for m in document.within(start + 1, limit, (*_OFFICES, Kind.PLACE))}
    for word in split_words(document.text, start, limit):
        if word.start in bodies:
            break
        usual = word.text.title() if small and word.text not in _JOINTS else word.text
        if usual in _words() and usual not in _NO_FIELD:
            last, unknown = word.end, 0
        elif word.is_capital and unknown < _UNKNOWN:
            unknown += 1
        elif word.text not in _JOINTS or (unknown == 0) is (last is None):
            break
    return last


def _implied_noun(language: str, role: str) -> str | None:
    nouns: dict[str, str] = load_lexicon("titles")[language].get("implied") or {}
    lower = role.lower()
    return next((nouns[k] for k in sorted(nouns, key=len, reverse=True) if lower.endswith(k)), None)


def _has_noun(name: str, noun: str) -> bool:
    return name.startswith(noun) and not name[len(noun) : len(noun) + 1].isalnum()


@cache
def _words() -> frozenset[str]:
    return frozenset(words(load_lexicon("organizations")["en"], "words", "organizations"))
