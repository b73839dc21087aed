"""Names of organizations in English: a head noun, the capitals before it, and what "of", "for", "on" add."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.longer_names import is_in_longer_name
from loaders.extraction.bodies.naming import organization
from loaders.extraction.bodies.outposts import OUTPOSTS, outpost_end
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Candidate, Document
from loaders.extraction.text.segmentation import Word, split_words
from loaders.extraction.text.titles import title_pattern
from ontology.vocabulary import Kind

RULE = "organization-en"
_OTHER_SIDE = re.compile(r"(?<![\w.–-])(?:(?:[A-Z]\.){2,}|[A-Z]\w+)[-–]$")
_WHOLES = ("University", "College", "Fund")  # named with what stands before them: "ASEAN Integration Fund"
_ATTRIBUTED = ("Affairs", "Relations", "Policy", "Management", "Development", "Reform", "Security", "Safety")
_WHOSE = re.compile(r"\b(?:of|for|at)\s(?:the\s)?$")
_PERSON = re.compile(r"(?:\s[^\W\d_a-z][\w'’.-]+){2,4}")
_REGIONS = ("Pacific", "Caribbean", "Environment", "Regions", "Arts", "Oceans")


def find_english_organizations(document: Document, knowledge: Knowledge) -> None:
    """Mention every organization that the grammar of English names finds."""
    for sentence in document.sentences:
        tokens = list(split_words(document.text, sentence.start, sentence.end))
        titles = title_pattern("en").finditer(document.text, sentence.start, sentence.end)
        within = {
            token.start for title in titles for token in tokens if title.start() < token.start < title.end()
        }
        for start, end in spans(document, tokens, within):
            if not (
                _runs_into_person(document, start, end)
                or is_in_longer_name(document, start, end)
                or _is_congress_of_town(document, knowledge, start, end)
            ):
                document.mention(start, end, _of_owner(document, knowledge, start, end).key, RULE)


def _runs_into_person(document: Document, start: int, end: int) -> bool:
    """Whether a known body's name is followed by its head's: "Director of the Patent Office Ana Ruiz"."""
    known = document.mention_from(start)
    if known is None or known.end >= end or document.candidates[known.key].entry is None:
        return False
    tail = document.text[known.end : end]
    whose = _PERSON.fullmatch(tail) and _WHOSE.search(document.text, max(0, start - 12), start)
    return bool(whose) and not any(w in _list("openers") or w in _list("fields") for w in tail.split())


def _is_congress_of_town(document: Document, knowledge: Knowledge, start: int, end: int) -> bool:
    """Whether a congress is a meeting that is named after its town: "the 1989 Amsterdam Congress"."""
    name = document.text[start:end]
    if not name.endswith(" Congress"):
        return False
    town = name.removesuffix(" Congress")
    return any(
        named.entry.kind is Kind.PLACE and not is_country(named.entry) for named in knowledge.named(town)
    )


def _of_owner(document: Document, knowledge: Knowledge, start: int, end: int) -> Candidate:
    """What a name stands for; "WIPO's Regional Bureau" may be known as "WIPO Regional Bureau"."""
    name = document.text[start:end]
    for owner in document.overlapping(start - 4, start):
        if owner.end < start and document.text[owner.end : start] in ("'s ", "’s ", "' ", "’ "):
            full = f"{document.quote(owner.start, owner.end)} {name}"
            if any(n.entry.kind is Kind.AGENCY for n in knowledge.named(full)):
                return organization(document, knowledge, full)
    return organization(document, knowledge, name)


def spans(document: Document, tokens: list[Word], titled: Collection[int]) -> Iterator[tuple[int, int]]:
    """The passages that the grammar takes for names, in order; heads at `titled` belong to titles."""
    position = floor = 0
    while position < len(tokens):
        head = _is_head(tokens[position]) and tokens[position].start not in titled
        if not head or _in_person(document, tokens[position]):
            position += 1
            continue
        last = _right(document, tokens, position)
        first = _left(document, tokens, position, floor)
        if last > first:
            yield (
                _with_other_side(document, tokens[first].start),
                (tokens[last].end - 2 * _is_possessive(tokens[last])),
            )
        position = floor = last + 1


def _with_other_side(document: Document, start: int) -> int:
    """Where a name begins whose first word is joined to one before: "U.S.-Nepal … Council"."""
    before = _OTHER_SIDE.search(document.text, max(0, start - 20), start)
    return before.start() if before else start


def _left(document: Document, tokens: list[Word], position: int, floor: int) -> int:
    """The first word of the name whose head stands at `position`."""
    first = position
    while first > floor:
        before = tokens[first - 1]
        whole = tokens[position].text in _WHOLES
        if _goes_on(document, before, tokens[first], whole=whole):
            first -= 1
        elif (
            before.text in ("and", "&")
            and first > floor + 1
            and _pairs_up(document, tokens, first - 2, first)
        ):
            first -= 2
        elif before.text == "the" and first > floor + 2 and tokens[first - 2].text == "and":
            if tokens[first].text not in _REGIONS or not _pairs_up(document, tokens, first - 3, first):
                break
            first -= 3
        else:
            break
    return first


def _right(document: Document, tokens: list[Word], position: int) -> int:
    """The last word of the name whose head stands at `position`."""
    last = position
    while last + 1 < len(tokens) and _is_head(tokens[last + 1]) and _adjacent(tokens, last):
        last += 1
    if tokens[last].text in OUTPOSTS and (end := outpost_end(document, tokens, last)) is not None:
        return end
    if tokens[last].text not in _list("openers"):
        return last
    while (begin := _after_preposition(tokens, last)) is not None:
        if tokens[begin].text in _list("openers") and _after_preposition(tokens, begin) is not None:
            break
        end = _phrase_end(document, tokens, begin)
        if end is None:
            break
        last = end
        if _place_ends(document, tokens[last]):
            break
    return last


def _after_preposition(tokens: list[Word], last: int) -> int | None:
    """Where a phrase begins after "of", "of the", "for", "on"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text not in ("of", "for", "on", "against"):
        return None
    begin = last + 3 if tokens[last + 2].text == "the" else last + 2
    return begin if begin < len(tokens) and tokens[begin].is_capital else None


def _phrase_end(document: Document, tokens: list[Word], begin: int) -> int | None:
    """The last word of the capitalized phrase at `begin`; None where another name begins there."""
    if (
        _in_person(document, tokens[begin])
        or _is_stop(tokens[begin])
        or _agency_begins(document, tokens[begin])
    ):
        return None
    last = begin
    while last + 1 < len(tokens):
        after = tokens[last + 1]
        if _is_possessive(tokens[last]) or _place_ends(document, tokens[last]):
            break
        if _goes_on(document, after, tokens[last], right=True):
            if _is_head(after) and after.text not in _list("fields"):
                return None
            last += 1
        elif after.text in ("and", "&", ",") and (end := _listed(document, tokens, last)) is not None:
            last = end
        else:
            break
    return last


def _listed(document: Document, tokens: list[Word], last: int) -> int | None:
    """Past "and X", ", X" or ", and X" where X is a usual word of such names and begins no other one."""
    begin = last + 2
    if begin < len(tokens) and tokens[begin].text == "and":
        begin += 1
    if begin < len(tokens) and tokens[begin].text == "the":
        begin += 1
    if begin >= len(tokens) or not tokens[begin].is_capital:
        return None
    if _is_head(tokens[begin]) and _is_attribute(tokens, begin):
        return begin
    if _is_head(tokens[begin]):
        return begin if tokens[last + 1].text == "and" and _stands_last(tokens, begin) else None
    if tokens[begin].text not in _list("words") or _agency_begins(document, tokens[begin]):
        return None
    if tokens[last + 1].text == "," and not _and_follows(tokens, begin):
        return None
    ahead = begin
    while ahead < len(tokens) and tokens[ahead].is_capital:
        if _is_head(tokens[ahead]):
            return None
        ahead += 1
    return begin


def _is_attribute(tokens: list[Word], begin: int) -> bool:
    """Whether a head only tells of what follows it: "Office of Legal and Organization Affairs"."""
    after = [token.text for token in tokens[begin + 1 : begin + 3]]
    return bool(after) and after[0] in _ATTRIBUTED and (len(after) < 2 or after[1] not in ("of", "for"))


def _stands_last(tokens: list[Word], begin: int) -> bool:
    """Whether a head closes a name instead of opening one: "Centre for Internet and Society"."""
    after = tokens[begin + 1] if begin + 1 < len(tokens) else None
    return after is None or not (after.is_capital or after.text in ("of", "for", "on"))


def _and_follows(tokens: list[Word], begin: int) -> bool:
    """Whether the list that goes on at `begin` closes with "and" before long."""
    ahead = [token.text for token in tokens[begin - 1 : begin + 6]]
    return "and" in ahead or "&" in ahead


def _pairs_up(document: Document, tokens: list[Word], left: int, right: int) -> bool:
    """Whether "X and Y" before a head is one attribute: "Patent and Trademark Office"."""
    usual = _list("words")
    if tokens[left].text not in usual or tokens[right].text not in usual or _is_head(tokens[left]):
        return False
    return not _in_person(document, tokens[left])


def _goes_on(
    document: Document, word: Word, beside: Word, *, right: bool = False, whole: bool = False
) -> bool:
    gap = document.text[beside.end : word.start] if right else document.text[word.end : beside.start]
    if gap != " " or not (word.is_capital or (word.text.endswith("'s") and word.is_capital)):
        return False
    if _is_stop(word) or word.text.endswith("-based") or word.text in _titles() or _in_person(document, word):
        return False
    return right or whole or beside.text in OUTPOSTS or not _agency_ends(document, word)


def _is_possessive(word: Word) -> bool:
    return word.text.endswith(("'s", "’s")) and word.text.replace("’", "'") not in _list("words")


def _adjacent(tokens: list[Word], last: int) -> bool:
    return tokens[last + 1].start - tokens[last].end == 1


def _is_head(word: Word) -> bool:
    return word.text in _list("heads")


def _is_stop(word: Word) -> bool:
    return word.text in _list("stops")


def _in_person(document: Document, word: Word) -> bool:
    found = document.mention_at(word.start)
    return found is not None and _kind(document, found.key) is Kind.OFFICIAL


def _agency_ends(document: Document, word: Word) -> bool:
    """Whether a known body's name ends with `word`, so that what follows is a part of that body."""
    named = (Kind.AGENCY, Kind.FORUM)
    ends = (word.end, word.end - 2) if word.text.endswith(("'s", "’s")) else (word.end,)
    found = (document.mention_until(end) for end in ends)
    return any(m is not None and _kind(document, m.key) in named for m in found)


def _agency_begins(document: Document, word: Word) -> bool:
    found = document.mention_from(word.start)
    longer = (Kind.PLACE,) if found is not None and found.end > word.end else ()  # "New Zealand"
    return found is not None and _kind(document, found.key) in (Kind.AGENCY, Kind.FORUM, *longer)


def _place_ends(document: Document, word: Word) -> bool:
    found = document.mention_until(word.end)
    return found is not None and _kind(document, found.key) is Kind.PLACE


def _kind(document: Document, key: str) -> Kind:
    return document.candidates[key].kind


@cache
def _list(key: str) -> frozenset[str]:
    return frozenset(words(load_lexicon("organizations")["en"], key, "organizations"))


@cache
def _titles() -> frozenset[str]:
    lexicon = load_lexicon("titles")["en"]
    plain = {w for w in words(lexicon, "heads", "titles") if " " not in w}
    return frozenset(plain | {"General", "Deputy", "Vice", "Acting"}) - {"General"}
