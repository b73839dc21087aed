"""Match frames against every sentence and claim what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.towns import TOWN
from loaders.extraction.frames.frame_index import frame_index
from loaders.extraction.frames.frames import Emission, Frame, slot_kinds
from loaders.extraction.frames.reading import Reading, read
from loaders.extraction.frames.views import Unit, View, shown_as, signs_of
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document, Refusal
from loaders.extraction.text.guards import Mood, mood
from ontology.vocabulary import SIGNATURES, Basis, Kind, Predicate

_TAKING_PART = ("attendee", "chair")
_HOSTS = ("host", "host2", "partner")
_DOERS = ("chair", "host", "attendee", "signer", "person")
_OBJECT = re.compile(r"(?:\b(?:with|by|from|of|to)\s(?:the\s)?|[\ue400-\ue4ff]\s(?:the\s)?)$")
_DOER = re.compile(
    r"(?<!\bby )(?<!\bto )(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bwith )(?<!\bfrom )(?<!\bfor )(?<!\bthe )"
    rf"(?:^|(?<=\s)|(?<=\sThe\s))({signs_of(Kind.OFFICIAL, Kind.AGENCY)})"
)
_ON_BEHALF = re.compile(r"\bon behalf of (?:(?!by\s)[^\s;.,\ue000-\uefff]+\s){0,12}$")
_SIGNERS = ("signer", "person")
_NEXT_VERB = re.compile(
    r"(?:,?\s(?:of|from|on|in|for)\s[^;.]{1,90}?)?,?\sand\s(?:then\s|also\s|later\s|jointly\s)?(?:[\w-]+ed|led|held)\b"
)
_ADDRESS = re.compile(r"\b(?:in|In|at|tại|Tại|ở|tỉnh|thành phố)\s(?:[A-ZĐ]\S*\s){0,3}[A-ZĐ][^\s,]*,\s$")
_WHOSE = re.compile(
    r"\b(?:(?:[Vv]isit|trip|[Tt]our|[Mm]ission)\s(?:\w+\s)?to|(?:Ambassador|President|Minister|Consul|Embassy)\s(?:of|to))\s(?:the\s)?$"
    r"|(?:thăm|tới|đến|sang|chính thức|Đại sứ|Đại sứ quán|(?:Tổng )?Lãnh sự|Tham tán|Đại biện"
    r"|Ngoại trưởng|Tổng thống|Thủ tướng|Quốc vương)\s(?:nước\s)?$"
    r"|(?:doanh nghiệp|công ty|nghệ sĩ|hiệp hội)[^,;:.]{0,50}(?:\scủa|\stại|\sở|\sđến từ)\s"
    r"(?:[^\s,;:.]+\s){0,2}?(?:[^\s,;:.]+\s[^\s,;:.]+\svà\s)?$"
    r"|(?<!tổ chức )(?<!đại biểu )(?<!họp )(?<!diễn ra )(?:tại|ở)\s(?:nước\s)?$"
)
_WHOSE_BODY = re.compile(r"['’]s\s[A-Z]")
_Filler = tuple[str, Basis]  # a candidate's key, or a literal
_GUARDED = {
    Mood.WISHED: "the text wishes, asks or plans it",
    Mood.DENIED: "the text says that it is not so",
}


@dataclass(slots=True)
class _Match:
    """Where a frame fits, and what fills its slots."""

    frame: Frame
    start: int
    end: int
    fillers: dict[str, list[_Filler]] = field(default_factory=dict)


def apply_frames(document: Document, knowledge: Knowledge) -> None:
    """Claim all that the frames of the article's language find in its sentences."""
    frames = frame_index(document.language)
    for reading in read(document):
        for frame in frames.fitting(reading.view):
            if not reading.view.units and frame.pattern.groups:
                continue  # only what the article fills in can be said without a name
            if frame.trigger.search(reading.view.masked):
                for match in _matches(document, frame, reading):
                    _claim(document, match, reading)


def _matches(document: Document, frame: Frame, reading: Reading) -> Iterator[_Match]:
    view = reading.view
    for found in frame.pattern.finditer(view.masked):
        start, end = view.span(*found.span())
        match = _Match(frame, start, end)
        for name, text in found.groupdict().items():
            if text:
                match.fillers[name] = _fillers(document, view, name, text)
                if name in _SIGNERS and _ON_BEHALF.search(view.masked, 0, found.start(name)):
                    match.fillers[name] = []  # another signed for him
                elif name in _DOERS and _is_object_before_verb(view, found, name):
                    match.fillers[name] = _first_doer(document, view, found.start(name))
        for name, keys in reading.context.items():
            match.fillers.setdefault(name, [(key, Basis.STATED) for key in keys])
        said = mood(view.masked, found.start(), found.end(), document.language)
        if not frame.guard or said is Mood.SAID:
            yield match
        elif said is Mood.WISHED and frame.proposed and not _is_known(document, match):
            yield _Match(replace(frame, emit=frame.proposed), start, end, match.fillers)
        else:
            what = ", ".join(dict.fromkeys(e.predicate.value for e in frame.emit))
            document.refusals.append(Refusal(start, end, what, frame.id, _GUARDED[said]))


def _is_object_before_verb(view: View, found: re.Match[str], slot: str) -> bool:
    """Whether a name is the object of one verb, and what it seems to do is done by the subject of both.

    Not where nothing stands behind it: "chaired by A and attended by B" says what A did before A.
    """
    if found.end(slot) == found.end():
        return False
    before = view.masked[max(0, found.start(slot) - 12) : found.start(slot)]
    after = _NEXT_VERB.match(view.masked, found.end(slot))
    return after is not None and _OBJECT.search(before) is not None


def _first_doer(document: Document, view: View, limit: int) -> list[_Filler]:
    """The first person or body of a sentence, up to a place, that no preposition stands before."""
    found = _DOER.search(view.masked, 0, limit)
    return list(_filler(view, found[1])) if found is not None else []


def _is_known(document: Document, match: _Match) -> bool:
    """Whether the agreement has a name of its own: that it "will be signed" by one more proposes nothing."""
    return any(document.candidates[key].entry is not None for key, _ in match.fillers.get("instrument", ()))


def _fillers(document: Document, view: View, slot: str, text: str) -> list[_Filler]:
    """What the units in a slot stand for; a slot takes its kinds only, and dates beside its members."""
    name = slot.rstrip("0123456789")
    kinds = slot_kinds()[name]
    sorts = load_lexicon("slots")["sorts"].get(name, ())
    found = []
    for sign in text:
        unit = view.units.get(sign)
        if unit is None:
            continue
        candidate = document.candidates[unit.mention.key] if unit.mention is not None else None
        if candidate is not None and name in _TAKING_PART and _is_where(document, unit):
            continue
        if name in _HOSTS and unit.mention is not None and unit.mention.rule == "place-noun":
            continue  # "tại huyện A, Sở B tổ chức": only says where
        kind = shown_as(document, unit.mention) if unit.mention is not None else None
        if candidate is None or (kind in kinds and (not sorts or candidate.sort in sorts)):
            found += list(_filler(view, sign))
    return _people_first(document, found) if name == "chair" else found


def _people_first(document: Document, found: list[_Filler]) -> list[_Filler]:
    """Of those who chair, the people, where there are any: the bodies among them are where they come from."""
    people = [f for f in found if document.candidates[f[0]].kind is Kind.OFFICIAL]
    return people or found


def _is_where(document: Document, unit: Unit) -> bool:
    """Whether a place only says where: a town, or the country behind a town or an address."""
    assert unit.mention is not None
    candidate = document.candidates[unit.mention.key]
    if candidate.kind is not Kind.PLACE:
        return False
    if candidate.sort == TOWN or unit.mention.rule == "place-noun":
        return True
    if candidate.entry is not None and not is_country(candidate.entry):
        return True
    if _WHOSE_BODY.match(document.text, unit.end) and document.mention_from(unit.end + 3) is not None:
        return True  # "Peru's Indecopi"
    before = document.text[max(0, unit.start - 60) : unit.start]
    behind_town = candidate.entry is not None and any(
        document.text[m.end : unit.start] == ", "
        for m in document.within(max(0, unit.start - 60), unit.start, (Kind.PLACE,))
        if (entry := document.candidates[m.key].entry) is None or not is_country(entry)
    )
    return behind_town or _ADDRESS.search(before) is not None or _WHOSE.search(before) is not None


def _filler(view: View, sign: str) -> Iterator[_Filler]:
    unit: Unit = view.units[sign]
    if unit.date is not None:
        yield unit.date.value, unit.date.basis
    elif unit.mention is not None:
        yield unit.mention.key, Basis.STATED


def _claim(document: Document, match: _Match, reading: Reading) -> None:
    split = match.frame.split
    if split and len(_named(match, split[1])) > 1 and _may_split(document, match, split[0]):
        for member, dated in _members(match, split[1]):
            key = _copy(document, match.fillers[split[0]][0][0], member[0])
            fillers = {**match.fillers, split[0]: [(key, Basis.STATED)], split[1]: [member]}
            _emit(document, _Match(match.frame, match.start, match.end, fillers))
            if dated is not None:
                _literal(document, match, key, Predicate.DATE, dated)
        return
    _emit(document, match)


def _named(match: _Match, slot: str) -> list[_Filler]:
    return [filler for filler in match.fillers.get(slot, ()) if not filler[0][:4].isdigit()]


def _members(match: _Match, slot: str) -> list[tuple[_Filler, _Filler | None]]:
    """The members of a list, each with the date that stands in brackets behind it."""
    members: list[tuple[_Filler, _Filler | None]] = []
    for filler in match.fillers[slot]:
        if filler[0][:4].isdigit():
            if members:
                members[-1] = (members[-1][0], filler)
        else:
            members.append((filler, None))
    return members


def _may_split(document: Document, match: _Match, slot: str) -> bool:
    """Whether one unnamed thing with many partners is many things: several are said, or each has its date."""
    filler = match.fillers.get(slot)
    if not filler or document.candidates[filler[0][0]].entry is not None:
        return False
    if document.candidates[filler[0][0]].plural:
        return True
    split = match.frame.split
    return split is not None and any(date is not None for _, date in _members(match, split[1]))


def _copy(document: Document, key: str, member: str) -> str:
    """A thing of its own for one member of a list, like the one that was named for all of them."""
    original = document.candidates[key]
    copy = document.candidate(f"{key}+{member}", original.kind)
    copy.sort = original.sort
    return copy.key


def _emit(document: Document, match: _Match) -> None:
    for emission in match.frame.emit:
        for subject, _ in _named(match, emission.subject):
            if emission.value is not None:
                _literal(document, match, subject, emission.predicate, (emission.value, Basis.STATED))
            elif emission.predicate is Predicate.DATE:
                for date in match.fillers.get(emission.object or "", ()):
                    _literal(document, match, subject, Predicate.DATE, date)
            else:
                _relate(document, match, emission, subject)


def _relate(document: Document, match: _Match, emission: Emission, subject: str) -> None:
    for target, _ in _named(match, emission.object or ""):
        if emission.subject == emission.object and subject >= target:
            continue
        if allowed(document, subject, emission.predicate, target):
            document.claim(
                Claim(
                    subject, emission.predicate, target, None, match.start, match.end,
                    match.frame.id, match.frame.confidence,
                )
            )  # fmt: skip
        elif document.explained and subject != target:
            kinds = document.candidates[subject].kind, document.candidates[target].kind
            reason = f"the ontology has no {emission.predicate} of {kinds[0]} and {kinds[1]}"
            refusal = Refusal(match.start, match.end, emission.predicate, match.frame.id, reason)
            document.refusals.append(refusal)


def _literal(document: Document, match: _Match, subject: str, predicate: Predicate, literal: _Filler) -> None:
    if document.candidates[subject].kind in SIGNATURES[predicate][0]:
        document.claim(
            Claim(
                subject, predicate, None, literal[0], match.start, match.end,
                match.frame.id, match.frame.confidence, basis=literal[1],
            )
        )  # fmt: skip


def allowed(document: Document, subject: str, predicate: Predicate, target: str) -> bool:
    """Whether the ontology lets a claim of this predicate be made of these two."""
    subjects, objects = SIGNATURES[predicate]
    kinds = document.candidates[subject].kind, document.candidates[target].kind
    return subject != target and kinds[0] in subjects and kinds[1] in objects
