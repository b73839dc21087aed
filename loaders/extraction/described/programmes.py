"""Find programmes, projects, strategies, laws and resolutions, and which passages are about the same one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.described.described import Passage, group, introduce
from loaders.extraction.described.phrases import Phrase, find_phrases
from loaders.extraction.frames.surroundings import Surroundings
from loaders.extraction.text.document import Document
from loaders.extraction.text.quick_patterns import QuickPattern
from loaders.extraction.text.titles import title_pattern
from ontology.vocabulary import Kind

RULE = "programmes"
DESCRIBED = "described"  # the sort of what has no proper name: kept only where something is said of it
_TELLING = 3  # words of a description that tells a thing apart
_POINTING = re.compile(r"\s(?:này|nói trên|trên|đó)\b")
_THIS = re.compile(r"\b(?:this|the|these)\s$", re.IGNORECASE)
_MANY_BEFORE = re.compile(r"(?:các|những|nhiều|một số|mỗi)\s$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s(?:No\.?\s?)?\d+[\w/.\-–]*")
_SUBJECT = re.compile(r"(?:[Kk]hoa|[Đđ]ại học|[Nn]gành|[Tt]rường|[Vv]ụ|[Pp]hòng|[Vv]iện|[Bb]an|[Bb]ộ môn)\s$")
_GOES_ON = re.compile(r"\s?[,.;]|\s(?:được|do|có|sẽ|đã|đang|là|nhằm|gồm|bao gồm|hướng|kéo|với|tập)\s|$")
_NOUN = re.compile(r"(?<!\w)(?:[Dd]ự án|[Cc]hương trình|[Đđ]ề án|[Cc]hiến lược)\s$")
_NO_NAME = r"(?!(?:In|On|At|By|Since|During|From|For|Under|With|As|After|Before|To)\s)"
_PROPER = _NO_NAME + r"[A-Z][\w+&/'’-]*(?:\s(?:(?:of|for|and|the|in|on|to)\s){0,2}[A-Z0-9][\w+&/'’-]*)"
_NAMED = rf"(?:{_PROPER}{{1,7}}|(?<![\w.-])[A-Z][A-Za-z]*[A-Z0-9][\w+]*)"  # "Silk Link", "EU4Seeds"
_KIND = r"(?P<head>programme|program|project|scheme|initiative|facility|pilot)\b"
_APPOSED = re.compile(
    rf"(?P<name>{_NAMED})(?:\s\([A-Z][\w+ -]{{1,12}}\))?,\s(?:an?|the|its|their)\s"
    rf"(?:[\w.€$-]+\s){{0,6}}?{_KIND}(?!\s(?:manager|officer|director|leader|coordinator|team))"
)
_QUOTED = re.compile(
    rf"(?<![\w.,])[“\"‘](?P<name>[^”\"’\n]{{3,70}}?),?[”\"’]"
    rf"(?:\s\([A-Z][\w+ -]{{1,12}}\))?,\s(?:an?|the|its|their)\s"
    rf"(?:[\w.€$-]+\s){{0,6}}?{_KIND}(?!\s(?:manager|officer|director|leader|coordinator|team))"
)
_CALLED = re.compile(
    rf"{_KIND}\s(?:called|named|titled|entitled|dubbed|known as)\s[“\"‘]?(?P<name>{_PROPER}{{0,7}})"
)
_BEHIND_NAME = QuickPattern(rf",\s(?:an?|the|its|their)\s(?:[\w.€$-]+\s){{0,6}}?{_KIND}")
_SORT = re.compile(r"\s(?:[Pp]rogram(?:me)?|[Pp]roject|[Ii]nitiative|[Ss]cheme|[Ff]acility)$")
_PHASE = re.compile(r"(?:Phase|[Gg]iai đoạn)\s(\w+)")
_GATHERING_ON = re.compile(
    r"\b(?:[Ss]ymposium|[Ww]orkshop|[Ss]eminar|[Cc]onference|[Mm]eeting|[Ff]orum|[Cc]ourse|[Rr]oundtable|[Ww]ebinar"
    r"|[Cc]olloquium|[Ss]ummit|[Cc]ongress|[Dd]ialogue|[Tt]raining)\s(?:on|about|for)\s"
)
_COINED = re.compile(r"[A-Z][A-Za-z]*[A-Z0-9+][\w+-]*")  # "Agri4Growth", "MUTRAP"
_HEAD_AND_NAME = 3  # "Dự án MUTRAP"
_COUNT = re.compile(r"(?<!\w)\d+\s(?:dự án|chương trình)")


def find_programmes(document: Document, knowledge: Knowledge) -> None:
    """Mention every programme, project, strategy or law that has a name of its own."""
    _with_nouns(document)
    around = Surroundings(document)
    passages = [
        p
        for phrase in list(find_phrases(document, "programmes"))
        if not _is_known(document, knowledge, phrase) and (p := _passage(document, phrase, around))
    ]
    passages = sorted([*passages, *_apposed(document)], key=lambda p: p.start)
    named = [thing for thing in group(passages) if not all(passage.bare for passage in thing.passages)]
    introduce(document, Kind.PROGRAMME, named, RULE)


def _with_nouns(document: Document) -> None:
    """Let "Dự án IPAS" be the name where the knowledge has only "IPAS"."""
    for number, mention in enumerate(document.mentions):
        noun = _NOUN.search(document.text, max(0, mention.start - 16), mention.start)
        if noun is not None and document.candidates[mention.key].kind is Kind.PROGRAMME:
            document.mentions[number] = replace(mention, start=noun.start())


def _is_known(document: Document, knowledge: Knowledge, phrase: Phrase) -> bool:
    """Whether a noun only says what sort of thing a known programme is: "the IP Key programme"."""
    behind = document.mention_from(phrase.name_end + 2)
    if behind is not None and document.text[phrase.name_end : phrase.name_end + 2] == " (":
        short = document.candidates[behind.key]
        if short.kind is Kind.PROGRAMME and short.entry is not None:
            document.mention(phrase.start, phrase.end, short.key, RULE)
            return True
    name = _SORT.sub("", document.text[phrase.start : phrase.end])
    found = {n.entry.id: n.entry for n in knowledge.named(name) if n.entry.kind is Kind.PROGRAMME}
    for entry in found.values() if len(found) == 1 else ():
        document.candidate(entry.id, entry.kind, entry)
        document.mention(phrase.start, phrase.end, entry.id, RULE)
    return len(found) == 1


def _passage(document: Document, phrase: Phrase, around: Surroundings) -> Passage | None:
    text, head = document.text, phrase.head
    before = text[max(0, phrase.start - 12) : phrase.start]
    if _GATHERING_ON.search(text, phrase.start, phrase.head_start):  # "Symposium on IPR Law" is no law
        return None
    if title_pattern(document.language).match(text, phrase.end + 1) or _SUBJECT.search(before):
        return None
    end, name_end = phrase.end, phrase.name_end
    if numbered := _NUMBERED.match(text, phrase.end):
        end = max(end, numbered.end())
        name_end = max(name_end, end)
    name = text[phrase.start : name_end]
    if _MANY_BEFORE.search(before) and not phrase.quoted:
        return None
    told = head.family == "undertaking" and len(name.split()) >= _TELLING  # "a bilateral pilot project"
    bare = phrase.bare and not numbered and not head.plural and not told
    pointing = bool(_POINTING.match(text, end) or _THIS.search(before))
    if document.language == "vi" and head.family in ("project", "programme"):
        pointing = pointing or bool(text[phrase.start].isupper() and _GOES_ON.match(text, end))
    if bare and not pointing:
        return None
    if not bare and not _is_name(document, phrase, name):
        return None
    parties, _ = around.behind(end, "parties")
    quoted = re.search(r"[“\"‘](.+?)[”\"’]", name)
    return Passage(
        start=phrase.start,
        end=end,
        name=quoted.group(1) if quoted else name,
        family=head.family,
        sort=head.sort,
        bare=bare,
        pointing=pointing,
        plural=head.plural,
        quoted=phrase.quoted,
        paragraph=document.sentence_at(phrase.start).paragraph,
        number=(numbered.group().strip() if numbered else None) or _count(name) or _phase(name),
        parties=frozenset(parties) if head.family in ("programme", "project") else frozenset(),
    )


def _apposed(document: Document) -> Iterator[Passage]:
    """Names that only what follows tells to be a programme's: "Silk Link, a four-year project to …"."""
    patterns: tuple[re.Pattern[str], ...] = (_APPOSED, _CALLED, _QUOTED) if document.language == "en" else ()
    if not _BEHIND_NAME.search(document.text):
        patterns = patterns[1:2]
    for match in (m for pattern in patterns for m in pattern.finditer(document.text)):
        start, end = match.span("name")
        family = "project" if match["head"] in ("project", "pilot") else "programme"
        rivals = [m for m in document.mentions if m.start < end and start < m.end]
        whole = all(
            start <= m.start and m.end <= end and (m.start, m.end) != (start, end)
            and document.candidates[m.key].kind in (Kind.PLACE, Kind.FORUM)
            for m in rivals
        )  # fmt: skip
        if whole and title_pattern("en").match(document.text, start) is None:
            yield Passage(
                start=start, end=end, name=document.text[start:end], family=family, sort=family,
                paragraph=document.sentence_at(start).paragraph,
            )  # fmt: skip


def _phase(name: str) -> str | None:
    """The number of a phase, by which it is told from the others of its programme."""
    match = _PHASE.match(name)
    return match[1] if match else None


def _count(name: str) -> str | None:
    match = _COUNT.match(name)
    return match.group() if match else None


def _is_name(document: Document, phrase: Phrase, name: str) -> bool:
    """Whether the words around a head make it a name of its own instead of a common noun."""
    head = phrase.head
    if phrase.quoted or head.plural or _NUMBERED.search(name):
        return True
    if head.sort == DESCRIBED:
        return len(name.split()) >= _TELLING
    if document.language == "en":
        others = [w for w in name.split() if w[:1].isupper() and w not in ("The", "A", "An")]
        heads = len(document.text[phrase.head_start : phrase.end].split())
        capital = document.text[phrase.head_start].isupper()
        return len(others) > (min(1, heads) if capital else 0) and phrase.start < phrase.head_start
    words = name.split()
    if len(words) == _HEAD_AND_NAME and _COINED.fullmatch(words[-1]):
        return document.mention_at(phrase.start + len(name) - 1) is None
    if head.family == "law":
        return 2 <= len(words) <= 9
    return len(words) >= 4 and (
        words[0][0].isupper() or any(w[0].isupper() or w[0].isdigit() for w in words[1:])
    )
