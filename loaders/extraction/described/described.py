"""Things known by a description instead of a name: which passages of an article are about the same one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.extraction.frames.surroundings import Company
from loaders.extraction.text.document import Document
from ontology.folding import fold
from ontology.vocabulary import Kind

_SMALL = "the a an of and for on in to at by with cua va ve trong cho giua voi cac nhung nam lan thu"
_EMPTY = frozenset(_SMALL.split())
_TELLING = 2  # a head noun of more words than this is a name with its parties
_LEAD = 3  # the last paragraph that still retells the headline
_RETOLD = "memorandum agreement treaty protocol meeting visit workshop conference training dialogue signing"
_TOLD = frozenset(_RETOLD.split())
_GATHERINGS = ("workshop", "conference", "training")
PLANNED = "-planned"  # in the rule of a passage that tells of something still to be
ANY = "any"  # the family of what is known by a name that does not tell it
_ASSEMBLED = ("convened", "gathered", "assembled", "came together", "reconvened")  # for what is named next
_GENERIC = "agreement"  # the family of the word that any instrument may be called by
_NAMED = ("agreement", "treaty", "protocol")
_ANY_SORT = "agreement memorandum treaty protocol bilateral mutual cooperation"
_ANY_AGREEMENT = frozenset(_ANY_SORT.split())
_INSTRUMENTS = ("memorandum", "treaty", "protocol", "letter", "plan", "statement", "regulation")


@dataclass(slots=True)
class Passage:
    """One passage that describes a thing."""

    start: int
    end: int
    name: str  # as worded, with what follows the head
    family: str  # passages of different families are never about the same thing
    sort: str
    bare: bool = False  # says no more than the head noun
    pointing: bool = False  # "this memorandum", "buổi làm việc"
    plural: bool = False
    quoted: bool = False
    number: str | None = None  # "72" of a 72nd meeting
    date: str | None = None
    parties: frozenset[str] = frozenset()
    paragraph: int = 0
    key: str | None = None  # of a candidate that is known already
    verb: bool = False
    sentence: int = 0  # where its clause begins
    planned: bool = False  # only wished for or announced
    homes: frozenset[str] = frozenset()  # countries of the parties, where each has one
    states: bool = False  # all parties are countries
    another: bool = False  # said to be another one: "which replaces the agreement of 2012"
    company: Company = field(default_factory=Company)  # of an event: with whom it was
    listed: int | None = None  # where the list begins in which it stands beside others of its sort


@dataclass(slots=True)
class Thing:
    """What some passages are about."""

    family: str
    sort: str
    passages: list[Passage] = field(default_factory=list)
    parties: frozenset[str] = frozenset()
    number: str | None = None
    date: str | None = None
    words: frozenset[str] = frozenset()
    key: str | None = None
    homes: frozenset[str] = frozenset()
    states: bool = False
    company: Company = field(default_factory=Company)

    def take(self, passage: Passage) -> None:
        """Let a passage be about this thing."""
        self.passages.append(passage)
        self.key = self.key or passage.key
        if passage.homes and (not self.homes or self.states):
            self.homes, self.states = passage.homes, passage.states
        self.parties |= passage.parties
        self.company = self.company.joined(passage.company)
        self.number = self.number or passage.number
        self.date = self.date or passage.date
        if not passage.bare or (passage.parties and len(content_words(passage.name)) > _TELLING):
            self.words |= content_words(passage.name)
        self.sort = self.sort or passage.sort


def group(passages: Iterable[Passage]) -> list[Thing]:
    """Bring passages together, in the order of the text; the latest thing that fits is taken."""
    things: list[Thing] = []
    for passage in passages:
        fitting = [thing for thing in things if not passage.another and _fits(thing, passage)]
        if passage.key is not None:
            fitting = [thing for thing in fitting if thing.key == passage.key]
        if not (fitting or passage.another) and (told := _told_already(things, passage)) is not None:
            fitting = [told]
        if not fitting and (meant := _called_generically(things, passage)) is not None:
            fitting = [meant]
        if not fitting:
            fitting = [Thing(passage.family, passage.sort)]
            things.append(fitting[0])
        near = [t for t in fitting if t.passages and t.passages[-1].paragraph == passage.paragraph]
        if passage.bare and not near:
            alike = [t for t in fitting if t.sort == passage.sort]
            fitting = (alike or fitting)[:1]  # a new paragraph returns to what the article is about
        best = max(
            fitting, key=lambda t: (len(t.parties & passage.parties), t.passages and t.passages[-1].start)
        )
        best.take(passage)
    return _settled(things)


def _told_already(things: list[Thing], passage: Passage) -> Thing | None:
    """The event of the headline in the words of the lead, or the one just told by a verb."""
    for thing in things:
        first, last = thing.passages[0], thing.passages[-1]
        lead = first.paragraph == 0 and thing is things[0] and passage.paragraph <= _LEAD
        same = last.sentence == passage.sentence and (last.verb or passage.verb)
        if not (lead or same) or not _may_retell(thing, passage, lead=lead):
            continue
        clash = (
            (thing.number and passage.number and thing.number != passage.number)
            or (thing.date and passage.date and not _same_date(thing.date, passage.date))
            or passage.plural
            or (thing.parties and passage.parties and not _same_parties(thing, passage))
            or _with_others(thing, passage)
            or _is_of_series(thing, passage)
            or _is_named_otherwise(thing, passage)
            or (passage.listed is not None and last.start >= passage.listed)
        )
        if not clash:
            if thing.family == _GENERIC:
                thing.family, thing.sort = passage.family, passage.sort
            return thing
    return None


def _may_retell(thing: Thing, passage: Passage, *, lead: bool) -> bool:
    """Whether the families allow that both are one: what a headline calls agreement may be a memorandum."""
    if lead and thing.family in _GATHERINGS and passage.family in _GATHERINGS:
        return True
    if not lead and thing.passages[-1].name in _ASSEMBLED and passage.family in _GATHERINGS:
        return True
    last = thing.passages[-1]
    visiting = (thing.family, passage.family) == ("visit", "meeting") and last.verb
    if visiting and last.sentence == passage.sentence:
        return bool(thing.company.offices) or "received" in passage.name  # who visits meets and is received
    named = thing.family == _GENERIC and passage.family in _INSTRUMENTS[:4] and passage.key is None
    return (thing.family == passage.family and thing.family in _TOLD) or (
        named
        and thing.key is None
        and not thing.passages[0].plural
        and (bool(thing.parties and passage.parties) or all(p.bare for p in thing.passages))
    )


def _called_generically(things: list[Thing], passage: Passage) -> Thing | None:
    """The instrument that "the agreement" means where nothing else goes by that word."""
    if passage.family != _GENERIC or not (passage.bare and passage.pointing) or passage.parties:
        return None
    fitting = [t for t in things if t.family in _INSTRUMENTS and not t.passages[0].plural]
    return fitting[-1] if fitting and passage.key is None and not passage.plural else None


def _settled(things: list[Thing]) -> list[Thing]:
    """A thing that is never more than a bare noun is the known one of its family, where there is one."""
    known = [thing for thing in things if thing.key is not None]
    settled = []
    for thing in things:
        plain = thing.key is None and not thing.parties and all(p.bare for p in thing.passages)
        better = next((k for k in known if plain and k.family in (thing.family, ANY)), None)
        if better is None:
            settled.append(thing)
        else:
            for passage in thing.passages:
                better.take(passage)
    return settled


def _fits(thing: Thing, passage: Passage) -> bool:
    if passage.listed is not None and any(p.start >= passage.listed for p in thing.passages):
        return False
    if ANY in (passage.family, thing.family):
        return passage.bare and (passage.key in (None, thing.key) or passage.family != ANY)
    if not _same_family(thing, passage) or (
        thing.key is not None and passage.key is None and not passage.bare
    ):
        return False
    if thing.passages[0].plural != passage.plural and (passage.plural or not passage.bare):
        return False
    if thing.date and passage.date and not _same_date(thing.date, passage.date):
        return False
    if _with_others(thing, passage) or _is_of_series(thing, passage):
        return False
    if (
        passage.planned
        and (passage.number or not passage.pointing)
        and not any(p.planned for p in thing.passages)
    ):
        return False
    if passage.bare and not passage.parties and not passage.number:
        return True
    return _same_name(thing, passage)


def _with_others(thing: Thing, passage: Passage) -> bool:
    """Whether the two are said to have been with different people, or visits to different countries."""
    return thing.company.differs(passage.company, visit=passage.family == "visit")


def _is_named_otherwise(thing: Thing, passage: Passage) -> bool:
    """Whether both are agreements with names of their own that share next to nothing."""
    if thing.family not in _NAMED or passage.bare:
        return False
    own, words = thing.words - _ANY_AGREEMENT, content_words(passage.name) - _ANY_AGREEMENT
    return min(len(own), len(words)) > _TELLING and 3 * len(own & words) < min(len(own), len(words))


def _is_of_series(thing: Thing, passage: Passage) -> bool:
    """Whether the one is a numbered session and the other only that somebody met somebody."""
    told = all(p.verb for p in thing.passages) and bool(thing.company.people)
    return told and passage.number is not None and len(passage.number) > 1


def _same_family(thing: Thing, passage: Passage) -> bool:
    """Whether both are of one family; "the workshop" may be the training course that was named."""
    gatherings = thing.family in _GATHERINGS and passage.family in _GATHERINGS and passage.bare
    return thing.family == passage.family or gatherings


def _same_name(thing: Thing, passage: Passage) -> bool:
    """Whether number, parties and words, as far as both give them, agree."""
    if thing.number and passage.number:
        if thing.number != passage.number:
            return False
        if thing.family == "meeting" and len(thing.number) > 1 and thing.number.isdigit():
            return True  # two bodies seldom hold their 44th meetings in one article
    if thing.parties and passage.parties:
        return _same_parties(thing, passage)
    if thing.sort != passage.sort and thing.family == "plan":
        return False
    words = content_words(passage.name)
    if passage.quoted or any(p.quoted for p in thing.passages):
        return words == thing.words
    if not thing.words or passage.bare:
        return not thing.parties or passage.pointing or passage.bare
    return len(words & thing.words) >= 0.6 * min(len(words), len(thing.words))


def _same_parties(thing: Thing, passage: Passage) -> bool:
    """Whether the parties agree; offices stand for their countries, as a headline names these."""
    level = thing.states or passage.states
    if level and len(thing.homes) > 1 and thing.homes == passage.homes:
        return True
    retold = level and thing.passages[0].paragraph == 0 and 0 < passage.paragraph <= _LEAD
    if retold and len(thing.passages) == 1 and thing.homes and passage.homes:
        return _nested(thing.homes, passage.homes)
    return _nested(thing.parties, passage.parties)


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _same_date(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def content_words(name: str) -> frozenset[str]:
    """The words of a name that tell it apart."""
    return frozenset(fold(name).split()) - _EMPTY


def introduce(document: Document, kind: Kind, things: Iterable[Thing], rule: str) -> None:
    """Make a candidate of each thing and mention it wherever a passage is about it."""
    for number, thing in enumerate(things):
        key = thing.key or f"{kind.value.lower()}:{thing.sort}:{number}"
        thing.passages = [p for p in thing.passages if p.key is None]
        mentioned = [
            p
            for p in thing.passages
            if document.mention(
                p.start, p.end, key, rule + (PLANNED * p.planned) + ("-verb" * p.verb) + ("-next" * p.another)
            )
        ]
        if not mentioned:
            continue
        candidate = document.candidate(key, kind)
        if candidate.entry is not None:
            continue
        candidate.sort = thing.sort
        candidate.plural = thing.passages[0].plural
        names = sorted({p.name for p in mentioned if not p.bare}, key=lambda n: (len(n), n))
        candidate.names[document.language] = names or [mentioned[0].name]


def next_mention(document: Document, start: int) -> int:
    """Where the first mention at or behind `start` begins; the end of the text where there is none."""
    return next((m.start for m in document.behind(start)), len(document.text))
