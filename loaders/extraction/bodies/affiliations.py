"""Which body belongs to which, as far as names, their neighbors and lists say."""

import re
from itertools import pairwise

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.bodies.naming import has_words, is_generic
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Claim, Document, Mentioned
from ontology.vocabulary import Kind, Predicate

_BODIES = (Kind.AGENCY, Kind.FORUM)
_WITHIN = re.compile(
    r"\)?(?:,?\s(?:which\s)?(?:belongs to|reports to|answers to|comes under|is attached to)"
    r"|,?\s(?:trực thuộc|thuộc|under|within|part of|attached to|affiliated (?:to|with)|belonging to)"
    r"|\s(?:của|of)|,\sof"
    r"|,?\s(?:which\s)?(?:is\s|operates\s|operating\s|falls\s)(?:under|within|part of)"
    r"(?: the (?:supervision|authority|umbrella|auspices) of)?"
    r"|,\s(?:an?|the)\s(?:\w+\s)?(?:agency|body|unit|part|arm|division|department|office|institution)\s(?:of|under|within)"
    r"|,?\s(?:là\s)?(?:một\s)?(?:đơn vị|cơ quan|tổ chức)(?: (?:trực )?thuộc| của))"
    r"\s(?:the\s|các nước\s)?"
)
_WHOSE = re.compile(r"\)?,?\s(?:whose\s|mà\s)")
_TO_WHICH = re.compile(r"\)?,?\sto which\s(?:the\s)?")
_ATTACHED = re.compile(r"\s(?:is|was) (?:attached|subordinated?)\b|\s(?:belongs|reports)\b")
_DASH = re.compile(r"\s?[-–]\s")
_LED = re.compile(
    r"(?:\s?\([^()]*\))?,?\s(?:do|led by|headed by|represented by|gồm|có|by|với)\s[^,;.]{0,60}?,?\s?"
)
_SHARED = re.compile(r"\s?(?:\([^()]*\))?(?:,\s|\s(?:và|and)\s)(?:the\s)?")
_AT = re.compile(r",?\s(?:at|in|within|tại)\s(?:the\s)?")
_BRACKET = re.compile(r"\s?\((?:thuộc\s|trực thuộc\s|under\sthe\s|of\sthe\s|part of\s|the\s)*")
_BEFORE = re.compile(r"\)?['’]s\s|\s")
_COMMA = re.compile(r",\s(?:the\s)?")
_LIST = re.compile(r"(?:,|;|\svà|\sand)*\s(?:the\s|và\s|and\s)?")
_UNITS = re.compile(
    r"(?:các\s)?đơn vị[^:.;]{0,40}(?::|gồm|là)\s?$"
    r"|(?:units|departments|divisions)[^:.;]{0,30}(?::|including)\s?$"
)
_ALONE = re.compile(r"\s?(?:\(|,\s[a-zà-ỹđ]|\.|$)|\s(?!và\b|and\b)[a-zà-ỹđ]")
_PRESENT = re.compile(
    r"(?:\scòn)?\scó\s(?:sự tham (?:dự|gia) của\s)?(?:đại diện\s|lãnh đạo\s|các\s|một số\s)*"
)
_SIDE = re.compile(r"phía\s$|on\sthe\s$")
_SIDE_REACH = 32  # letters that fit between the body of a side and who it is
_SIDE_IS = re.compile(r"(?:\sside)?\s(?:là|is|are|will be|sẽ là)\s(?:the\s)?")
_IN_PARTICULAR = re.compile(r"\snói chung(?:,| và)(?: của)? ")


def find_affiliations(document: Document, knowledge: Knowledge) -> None:
    """Claim partOf wherever the text puts a body and what it belongs to side by side."""
    bodies = [m for m in document.mentions if document.candidates[m.key].kind in _BODIES]
    for part, whole in pairwise(bodies):
        if document.sentence_at(part.start) == document.sentence_at(whole.start):
            _beside(document, part, whole)
            _whose(document, part, whole)
            _known(document, part, whole)
            _known(document, whole, part)
    _chains(document, bodies)
    for body in bodies:
        _inside_own_name(document, knowledge, body)
        _units_of(document, bodies, body)
    _led_by_its_own(document, bodies)
    _offices_without_parent(document, bodies)


def _beside(document: Document, part: Mentioned, whole: Mentioned) -> None:
    """X thuộc Y, X of the Y, X (Y), Y's X, and Phòng X Cục Y."""
    between = document.text[part.end : whole.start]
    if _WITHIN.fullmatch(between) or (_AT.fullmatch(between) and _is_unit(document, part)):
        _claim(document, part, whole, part.start, whole.end, "part-of", 0.85)
    elif _BRACKET.fullmatch(between) and document.text.startswith(")", whole.end):
        short = document.quote(whole.start, whole.end)
        if short.isupper() and " " not in short and not _is_unit(document, part):
            return
        _claim(document, part, whole, part.start, whole.end + 1, "part-of-bracket", 0.8)
        _with_neighbors(document, part, whole)
    elif _COMMA.fullmatch(between) and _is_unit(document, part) and _in_post(document, part, whole):
        if not _is_unit(document, whole):
            _claim(document, part, whole, part.start, whole.end, "part-of-post", 0.75)
    elif between == ", " and _is_unit(document, part) and _closes_alone(document, part, whole):
        _claim(document, part, whole, part.start, whole.end, "part-of-comma", 0.65)
    elif _DASH.fullmatch(between) and _is_unit(document, part) and _closes_alone(document, part, whole):
        _claim(document, part, whole, part.start, whole.end, "part-of-dash", 0.7)
    elif document.language == "en" and _BEFORE.fullmatch(between) and _is_unit(document, whole):
        _claim(document, whole, part, part.start, whole.end, "part-of-possessive", 0.8)
    elif document.language == "vi" and between == " " and _is_unit(document, part):
        _claim(document, part, whole, part.start, whole.end, "part-of-apposition", 0.75)


def _whose(document: Document, whole: Mentioned, part: Mentioned) -> None:
    """The Ministry, whose Department …; the Ministry to which the Office is attached."""
    between = document.text[whole.end : part.start]
    attached = _TO_WHICH.fullmatch(between) and _ATTACHED.match(document.text, part.end)
    if attached or _WHOSE.fullmatch(between):
        _claim(document, part, whole, whole.start, part.end, "part-of-whose", 0.75)


def _with_neighbors(document: Document, part: Mentioned, whole: Mentioned) -> None:
    """The units listed before "Centre B (Office)" are of the office too: "Centre A, Centre B (Office)"."""
    for before in reversed([m for m in document.mentions if m.end < part.start]):
        entry = document.candidates[before.key].entry
        ours = entry.part_of == whole.key if entry is not None else True
        if (
            not _SHARED.fullmatch(document.text[before.end : part.start])
            or "(" in document.text[before.end : part.start]
        ):
            return
        if document.candidates[before.key].kind is not Kind.AGENCY or not (
            ours and _is_unit(document, before)
        ):
            return
        _claim(document, before, whole, before.start, whole.end + 1, "part-of-bracket", 0.7)
        part = before


def _led_by_its_own(document: Document, bodies: list[Mentioned]) -> None:
    """A delegation of KIPO led by Mr. X, Director of the Policy Division: the division is KIPO's."""
    for claim in list(document.claims):
        unit = next((m for m in bodies if m.key == claim.object and claim.start <= m.start < claim.end), None)
        if claim.predicate is not Predicate.HOLDS_POST or unit is None or _parent_of(document, unit.key):
            continue
        if not _is_unit(document, unit) or document.candidates[unit.key].entry is not None:
            continue
        start = document.sentence_at(claim.start).start
        before = [m for m in bodies if start <= m.start and m.end <= claim.start]
        led = before and _is_whole(document, before[-1])
        if led and _LED.fullmatch(document.text[before[-1].end : claim.start]):
            _claim(document, unit, before[-1], before[-1].start, claim.end, "part-of-delegation", 0.65)


def _closes_alone(document: Document, part: Mentioned, whole: Mentioned) -> bool:
    """Whether "Part, Whole" is no stretch of a list: the whole is a higher body, no "and" is near."""
    higher = words(load_lexicon("organizations")[document.language], "higher", "organizations")
    if not any(has_words(document.quote(whole.start, whole.end), head) for head in higher):
        return False
    before_it = document.mention_until(part.start - 2)
    person = before_it is not None and document.candidates[before_it.key].kind is Kind.OFFICIAL
    before = "" if person else document.text[max(0, part.start - 6) : part.start]
    after = document.text[whole.end : whole.end + 6]
    return not re.search(r"(?:[,;:]|và|and|and the)\s$", before) and bool(_ALONE.match(after))


def _in_post(document: Document, part: Mentioned, whole: Mentioned) -> bool:
    """Whether both stand in the words of one post: "Director, Legal Division, Patent Office"."""
    posts = (c for c in document.claims if c.predicate is Predicate.HOLDS_POST and c.object == part.key)
    return any(c.start <= part.start and whole.end <= c.end for c in posts)


def _known(document: Document, part: Mentioned, whole: Mentioned) -> None:
    """Bodies known as part and whole, side by side or as "the whole in general, the part"."""
    entry = document.candidates[part.key].entry
    if entry is None or entry.part_of != whole.key:
        return
    first, last = sorted((part, whole), key=lambda m: m.start)
    between = document.text[first.end : last.start]
    if _IN_PARTICULAR.search(between) or re.fullmatch(r"(?:\s\([^()]+\))?[,\s]\s?(?:the\s)?", between):
        _claim(document, part, whole, first.start, last.end, "part-of-known", 0.75)


def _chains(document: Document, bodies: list[Mentioned]) -> None:
    """After "X under Y", ", Z" goes on upwards; "on the Z side is X" puts the last of them under Z."""
    for number, body in enumerate(bodies):
        top = body
        for above in bodies[number + 1 :]:
            between = document.text[top.end : above.start]
            stated = _parent_of(document, top.key) == above.key
            if not stated and not (
                top is not body and _COMMA.fullmatch(between) and _is_unit(document, above)
            ):
                break
            if not stated:
                _claim(document, top, above, top.start, above.end, "part-of-chain", 0.7)
            top = above
        _side(document, body, top)


def _side(document: Document, first: Mentioned, top: Mentioned) -> None:
    for whole in document.overlapping(first.start - _SIDE_REACH, first.start):
        body = document.candidates[whole.key].kind in _BODIES
        if body and _SIDE_IS.fullmatch(document.text[whole.end : first.start]):
            said = _SIDE.search(document.text[max(0, whole.start - 12) : whole.start])
            if said and _is_unit(document, top) and _parent_of(document, top.key) is None:
                _claim(document, top, whole, whole.start, top.end, "part-of-side", 0.75)


def _inside_own_name(document: Document, knowledge: Knowledge, body: Mentioned) -> None:
    """A name that holds its parent's name: "Đại hội đồng WIPO" belongs to WIPO."""
    entry = document.candidates[body.key].entry
    parent = knowledge.reference.get(entry.part_of or "") if entry else None
    if parent is None:
        return
    quote = document.quote(body.start, body.end)
    if any(has_words(quote, name) for name in parent.all_names):
        document.candidate(parent.id, parent.kind, parent)
        claim = Claim(body.key, Predicate.PART_OF, parent.id, None, body.start, body.end, "part-of-name", 0.9)
        document.claim(claim)


def _units_of(document: Document, bodies: list[Mentioned], whole: Mentioned) -> None:
    """Về phía Y có các đơn vị: A, B và C."""
    sentence = document.sentence_at(whole.start)
    after = [m for m in bodies if whole.end < m.start < sentence.end]
    between = document.text[whole.end : after[0].start] if after else ""
    on_side = _PRESENT.fullmatch(between) and _SIDE.search(
        document.text[max(0, whole.start - 8) : whole.start]
    )
    if not after or not (_UNITS.search(between) or on_side):
        return
    last = after[0]
    for unit in after:
        if unit is not last and not _LIST.fullmatch(document.text[last.end : unit.start]):
            return
        if _is_unit(document, unit):
            _claim(document, unit, whole, whole.start, unit.end, "part-of-list", 0.8)
        last = unit


def _offices_without_parent(document: Document, bodies: list[Mentioned]) -> None:
    """A unit that only an official's title names belongs to the body that the sentence is about."""
    if document.language != "vi":
        return
    named = {m.key for m in document.mentions}
    for claim in list(document.claims):
        if claim.predicate is not Predicate.HOLDS_POST or claim.object is None or claim.object in named:
            continue
        office = document.candidates[claim.object]
        name = next(iter(office.names.get(document.language, ())), "")
        if office.entry is not None or _parent_of(document, office.key) or not _is_unit_name(document, name):
            continue
        sentence = document.sentence_at(claim.start)
        wholes = [m for m in bodies if _is_whole(document, m) and _is_domestic(document, m)]
        whole = next((m for m in wholes if claim.end <= m.start < sentence.end), None)
        whole = whole or next((m for m in reversed(wholes) if m.end <= claim.start), None)
        if whole is not None:
            start, end = min(claim.start, whole.start), max(claim.end, whole.end)
            if end - start > 600:
                start, end = claim.start, claim.end
            document.claim(
                Claim(office.key, Predicate.PART_OF, whole.key, None, start, end, "part-of-context", 0.55)
            )


def _is_whole(document: Document, mention: Mentioned) -> bool:
    return document.candidates[mention.key].entry is not None or not _is_unit(document, mention)


def _is_domestic(document: Document, mention: Mentioned) -> bool:
    return document.candidates[mention.key].country in (None, "VN")


def _parent_of(document: Document, key: str) -> str | None:
    claims = (c.object for c in document.claims if c.subject == key and c.predicate is Predicate.PART_OF)
    return next(claims, None)


def _is_unit(document: Document, mention: Mentioned) -> bool:
    """Whether a name is that of a part of a body: "Legal Division", "Phòng Pháp chế"."""
    entry = document.candidates[mention.key].entry
    if entry is not None and entry.part_of is None:
        return False
    return _is_unit_name(document, document.quote(mention.start, mention.end))


def _is_unit_name(document: Document, name: str) -> bool:
    units = words(load_lexicon("organizations")[document.language], "units", "organizations")
    if document.language == "vi":
        return any(name.startswith(unit) and has_words(name, unit) for unit in units)
    head = re.split(r"\s(?:for|of|on)\s", name)[0]
    return bool(name) and is_generic(head) and any(has_words(head, unit) for unit in units)


def _claim(
    document: Document, part: Mentioned, whole: Mentioned, start: int, end: int, rule: str, trust: float
) -> None:
    if part.key != whole.key:
        document.claim(Claim(part.key, Predicate.PART_OF, whole.key, None, start, end, rule, trust))
