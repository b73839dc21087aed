"""Find meetings, visits, signings, workshops and the like, and which passages are about the same one."""

import re
from dataclasses import replace
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.described.described import Passage, group, introduce
from loaders.extraction.described.forum_editions import numbered_meetings
from loaders.extraction.described.phrases import Head, Phrase, find_phrases, number_in
from loaders.extraction.described.references import REFERENCE, go_back
from loaders.extraction.frames.surroundings import Company, Surroundings
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.dates import find_dates
from loaders.extraction.text.document import Document
from ontology.vocabulary import Basis, Kind

RULE = "events"
_THIS_BEFORE = re.compile(r"\b(?:this|the|that|their|his|her|its)\s$", re.IGNORECASE)
_ANY_BEFORE = re.compile(
    r"\b(?:any|no|each|every|regular|future|next|other)\s$|(?:tổ chức |phối hợp tổ chức )?các $"
    r"|hình thức (?:họp )?$|\bform of an? $"
)
_NEXT_BEFORE = re.compile(r"\bnext\s$")
_TO_COME = re.compile(
    r"[^.;]{0,50}?\b(?:to be (?:held|hosted|convened)|will (?:be|take|convene|meet|gather|open|run|start)\b"
    r"|scheduled for"
    r"|(?:is|are|was|were) (?:to (?:be|take)\b|scheduled|planned|due|set|foreseen|slated|expected))"
    r"|[^.;]{0,60}?\s(?:sẽ|dự kiến)\s(?:\S+\s){0,2}?(?:tổ chức|diễn ra|khai mạc|họp|mở|được|do|là)\b"
)
_NEW_BEFORE = re.compile(r"\b(?:another|follow-up|separate|side|further|next)\s$|một\s$", re.IGNORECASE)
_THIS_BEHIND = re.compile(r"\s(?:này|nói trên|trên|đó|lần này)\b")
_NUMBER_BEHIND = re.compile(
    r"\s(?:lần )?(?P<ordinal>thứ (?:\d+|[IVXL]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\b"
)
_NUMBER_LATER = re.compile(r"\s[^,.;:()\n]{3,90}?\slần (?P<ordinal>thứ (?:\d+|[IVXL]+))\b")
_A_BEFORE = re.compile(r"\b(?:an?|một)\s(?:[\w-]+\s){0,2}$")
_BACK_FROM = re.compile(r"\b(?:return\w*|(?:came|went|back) home|back)\b")
_HANDED = re.compile(
    r"\b(?:[Dd]ocument|[Ii]nstrument|[Ll]etter|[Aa]pplication|[Rr]equest|[Pp]roposal|[Oo]ffer|[Rr]eport|[Tt]ext|"
    r"[Nn]ote|[Ff]iling|[Ii]t|[Oo]bjection|[Ss]ubmission)s?\s$"
)
_CLAUSE = re.compile(r"[,;:.]|\s(?:nhằm|để|which|that)\s")
_HEAD = re.compile(r"\s(?:Annual )?(?:Meeting|meeting|Session|session)$")
_SERIES = re.compile(r"\b[Ss]eries of\b")  # "the 63rd Series of Meetings" is one
_OPENING = 36  # characters within which a sentence opens with a date
_NEAR = 45  # characters behind a name within which a date still belongs to it
_FAR = re.compile(r"[;:.]|\s(?:nhằm|để|which|that)\s")


def find_events(document: Document, knowledge: Knowledge) -> None:
    """Mention every event that is told of: once for each that really took place, or is to."""
    _release_gatherings(document)
    _release_heads(document, knowledge)
    around = Surroundings(document)
    passages = []
    for phrase in find_phrases(document, "events"):
        passage = _passage(document, phrase, around)
        if passage is not None:
            passages.append(passage)
    passages = sorted([*passages, *numbered_meetings(document)], key=lambda p: p.start)
    references = [p for p in passages if p.sort == REFERENCE]
    things = group(p for p in passages if p.sort != REFERENCE)
    things = go_back(things, references, document.text, document.article.published)
    introduce(document, Kind.EVENT, things, RULE)


def _passage(document: Document, phrase: Phrase, around: Surroundings) -> Passage | None:
    text, head = document.text, phrase.head
    before = text[max(0, phrase.start - 24) : phrase.start]
    if _is_any(document, phrase, before) or _is_another(document, phrase) or _is_handed(head.text, before):
        return None
    numbered = _NUMBER_BEHIND.match(text, phrase.end) if document.language == "vi" else None
    later = _NUMBER_LATER.match(text, phrase.end) if document.language == "vi" else None
    end = numbered.end() if numbered else phrase.end
    bodies, behind = around.behind(end, "bodies")
    owners = [m.key for m in document.within(phrase.start - 60, phrase.head_start, (Kind.FORUM,))]
    owners = [key for key in owners if _touches(document, key, phrase.start)]
    if head.plural and not bodies and not phrase.quoted and not any(c.isdigit() for c in phrase.text):
        return None
    date = _date(document, phrase.start, max(phrase.name_end, behind)) or _opening_date(document, phrase)
    next_one = head.verb and _is_next(document, phrase)
    new = bool(_NEW_BEFORE.search(before))
    bare = not head.verb and phrase.bare and not numbered and not bodies and not owners and not new
    return Passage(
        start=phrase.start,
        end=end,
        name=phrase.text if head.verb else _told(text[phrase.start : max(phrase.name_end, behind)]),
        family=head.family,
        sort=head.sort,
        bare=bare,
        pointing=bool(_THIS_BEFORE.search(before) or _THIS_BEHIND.match(text, end)),
        plural=head.plural and date is None and not _SERIES.search(phrase.text),
        quoted=phrase.quoted,
        verb=head.verb,
        sentence=max(document.sentence_at(phrase.start).start, text.rfind(";", 0, phrase.start)),
        paragraph=document.sentence_at(phrase.start).paragraph,
        number=number_in(f"lần {found['ordinal']}" if (found := numbered or later) else phrase.text),
        date=date,
        parties=frozenset((*bodies, *owners)),
        planned=_is_planned(document, phrase),
        another=next_one or (new and document.language == "en"),
        company=_company(head, phrase, around),
    )


def _company(head: Head, phrase: Phrase, around: Surroundings) -> Company:
    """With whom a verb says that it was, or where a visit led."""
    if head.family == "visit":
        return around.company(phrase.end, "whom" if head.verb else "destination").without_people()
    return around.company(phrase.end, "whom") if head.verb else Company()


def _is_any(document: Document, phrase: Phrase, before: str) -> bool:
    """Whether it is any such event; "the next meeting" is one where the text says when or where."""
    if phrase.head.plural or not _ANY_BEFORE.search(before):
        return False
    to_come = _TO_COME.match(document.text, max(phrase.end, phrase.name_end))
    return not (_NEXT_BEFORE.search(before) and to_come)


def _is_next(document: Document, phrase: Phrase) -> bool:
    """Whether the words in front say that this was done after, or beside, what was told before."""
    sentence = document.sentence_at(phrase.start)
    return _pattern("next").search(document.text[sentence.start : phrase.start]) is not None


def _opening_date(document: Document, phrase: Phrase) -> str | None:
    """The date that a clause opens with whose verb tells of an event, or that brings one in: "a meeting"."""
    introduced = _A_BEFORE.search(document.text, max(0, phrase.start - 40), phrase.start)
    if not (phrase.head.verb or introduced or number_in(phrase.text)):
        return None
    start = document.sentence_at(phrase.start).start
    limit = min(phrase.start, start + _OPENING)
    dates = find_dates(document.text, start, limit, published=document.article.published)
    return dates[0].value if dates and dates[0].basis is not Basis.RELATIVE else None


def _is_handed(verb: str, before: str) -> bool:
    """Whether it is a paper and not a person that was received."""
    return "received" in verb and _HANDED.search(before) is not None


def _release_gatherings(document: Document) -> None:
    """Take back bodies whose names are those of a gathering: "Diễn đàn Bản quyền 2022", "3rd Trade Forum"."""
    lexicon = load_lexicon("events")["gatherings"]
    name = re.compile(lexicon["name"])
    held = re.compile(lexicon["held"])
    numbered = re.compile(lexicon["numbered"])
    found = {
        m.key
        for m in document.mentions
        if document.candidates[m.key].kind is Kind.FORUM
        and document.candidates[m.key].entry is None
        and name.search(document.quote(m.start, m.end))
        and (
            held.match(document.text, m.end)
            or numbered.search(document.text[max(0, m.start - 30) : m.start])
            or numbered.search(document.quote(m.start, m.end))
        )
    }
    document.mentions = [m for m in document.mentions if m.key not in found]
    document.claims = [c for c in document.claims if c.subject not in found and c.object not in found]


def _release_heads(document: Document, knowledge: Knowledge) -> None:
    """In "the 63rd AWGIPC Meeting" and "the AWGIPC Meeting" the name of the body ends before the noun."""
    for number, mention in enumerate(document.mentions):
        if document.candidates[mention.key].kind is not Kind.FORUM:
            continue
        head = _HEAD.search(document.text, mention.start, mention.end)
        if head is None:
            continue
        numbered = number_in(document.text[max(0, mention.start - 14) : mention.start]) is not None
        alone = document.quote(mention.start, head.start())
        if numbered or any(name.entry.id == mention.key for name in knowledge.named(alone)):
            document.mentions[number] = replace(mention, end=head.start())


def _is_planned(document: Document, phrase: Phrase) -> bool:
    """Whether the words around say that it is still to be: "will hold a workshop", "will visit"."""
    before = document.text[document.sentence_at(phrase.start).start : phrase.start]
    if phrase.head.verb:
        return _pattern("planned_verbs").search(before) is not None
    to_come = _TO_COME.match(document.text, phrase.end, document.sentence_at(phrase.start).end)
    return to_come is not None or _pattern("planned").search(before) is not None


def _is_another(document: Document, phrase: Phrase) -> bool:
    """Whether it is an earlier event in passing, or what is done every year."""
    before = document.text[max(0, phrase.start - 70) : phrase.start]
    indefinite = not phrase.head.verb and phrase.bare
    return (
        indefinite
        and not _BACK_FROM.search(before)
        and (_pattern("earlier").search(before) or _pattern("recurring").search(before)) is not None
    )


def is_setting(before: str) -> bool:
    """Whether what stands before an event makes it the setting: "At the meeting, they agreed in 2018 …"."""
    return _pattern("settings").search(before) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The words in front of an event, with the rest of the clause; lexicon/events.yaml, `before`."""
    lexicon = load_lexicon("events")["before"]
    reach = {"next": "[^;]{0,160}", "planned_verbs": ""}.get(name, "[^.,;]{0,30}")
    return re.compile(rf"{lexicon['openings'][name]}(?:{lexicon[name]}){reach}$")


def _told(name: str) -> str:
    """A name without whose it is: "chuyến thăm chính thức Nhật Bản của …"."""
    return name.split(" của ")[0] if len(name.split()) > 14 else name


def _touches(document: Document, key: str, start: int) -> bool:
    return any(
        m.key == key and re.fullmatch(r"(?:['’]s)?\s", document.text[m.end : start])
        for m in document.mentions
    )


def _date(document: Document, start: int, end: int) -> str | None:
    """The date that stands in a name or right behind it."""
    sentence = document.sentence_at(start)
    limit = min(sentence.end, end + _NEAR)
    setting = is_setting(document.text[sentence.start : start])
    stop = (_CLAUSE if setting else _FAR).search(document.text, end, limit)
    dates = find_dates(
        document.text, start, stop.start() if stop else limit, published=document.article.published
    )
    return dates[0].value if dates else None
