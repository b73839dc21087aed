"""Find agreements by the nouns they are called with, and which passages are about the same one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.described.described import ANY, Passage, group, introduce
from loaders.extraction.described.phrases import Phrase, find_phrases, head_of
from loaders.extraction.frames.surroundings import Surroundings
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind

RULE = "instruments"
_THIS_BEFORE = re.compile(r"\b(?:this|the|said|that|its|their|these|such|both)\s$", re.IGNORECASE)
_THIS_BEHIND = re.compile(r"\s(?:này|nói trên|trên|đó|vừa ký)\b")
_NONE_BEFORE = re.compile(r"\b(?:no|any|every|each|such an?)\s$|(?:mọi|bất kỳ|một số|mỗi)\s$", re.IGNORECASE)
_REPLACED_BEFORE = re.compile(
    r"\b(?:replac|supersed|succeed|abrogat)\w+\s(?:an?\s|the\s|its\s|their\s|two\s)?(?:\w+\s){0,2}$"
    r"|\bthay (?:thế )?(?:cho )?$"
    r"|\b(?:previous|earlier|former|prior|preceding|initial|original|last)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?<!\w)(?!(?:19|20)\d\d\s)\d+\s$")
_QUALIFIED = re.compile(
    r"\b(?:recognition|trade|level|work-?sharing|technical|administrative)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\s(?:on|regarding|concerning|relating to|về)\s(?:the\s)?(?P<words>(?:[^\s.,;:()]+\s?){1,8})"
)
_SORT_ONLY = re.compile(r"(?:Hiệp định )?(?:TIFA|BTA|FTA|CEPA|EPA|BIT|PTA|MOU|MoU)")
_AMENDING = re.compile(
    r"\b(?:arrangement|agreement|memorandum|protocol|plan|text|document|[Ii]t)\s(?:also\s|partly\s)?"
    r"(?:supplement|complement|implement|amend|update|extend|build)s(?:\son)?\s(?:the|an?)\s(?:\w+\s){0,4}$"
)
_LONG_BEFORE = re.compile(
    r"(?:^|[.\n]\s?)(?:Earlier|Previously|In the past|Before that|Trước đó|Trước đây)"
    r"(?:,\s|\s(?:this|in|on)\s)[^.\n]*\b(?:signed|inked|concluded|ký|ký kết)\s"
    r"(?:an?\s|(?:một|bản)\s)?(?:\w+\s){0,2}$"
)  # what was signed before is not what the article reports
_BESIDE = re.compile(r"\s?[,;]?\s(?:(?:và|cùng|and|as well as)\s)?(?:an?\s|the\s|bản\s|một\s)?")
_ACT = re.compile(r"\bGeneva Act\b(?! of)")
_ACTS_OF = ("Hague", "Lisbon")  # agreements whose latest text is a Geneva Act
_ONE = "one"  # the family of "the one signed in 2014"
_LOOSE = ("agreement", "statement", "protocol", "plan", "treaty")


def find_instruments(document: Document, knowledge: Knowledge) -> None:
    """Mention every agreement that is spoken of as one: with its name, parties or signature."""
    _without_strangers(document, knowledge)
    _acts_alone(document, knowledge)
    around = Surroundings(document)
    passages = [
        p for phrase in find_phrases(document, "instruments") if (p := _passage(document, phrase, around))
    ]
    passages += _known(document)
    passages.sort(key=lambda p: p.start)
    passages = list(_ones(passages))
    _mark_lists(document, passages)
    things = [thing for thing in group(passages) if thing.family != ANY or thing.key is not None]
    introduce(document, Kind.AGREEMENT, things, RULE)


def _ones(passages: list[Passage]) -> Iterator[Passage]:
    """Let "the one signed in 2014" be another agreement of the sort that was named before it."""
    before: Passage | None = None
    for passage in passages:
        if passage.family != _ONE:
            before = passage
        elif before is not None and not before.plural:
            passage.family, passage.sort, passage.name = before.family, before.sort, before.name
            passage.another, passage.bare = True, False
        if passage.family != _ONE:
            yield passage


def _mark_lists(document: Document, passages: list[Passage]) -> None:
    """Tell apart what stands side by side: "a memorandum on A, a memorandum on B and a plan for C"."""
    for before, passage in pairwise(passages):
        gap = document.text[max(before.end, before.start + len(before.name)) : passage.start]
        if _BESIDE.fullmatch(gap) and not (passage.bare or before.bare or passage.pointing or passage.key):
            passage.listed = before.start if before.listed is None else before.listed


def _without_strangers(document: Document, knowledge: Knowledge) -> None:
    """Two countries' agreement is not meant by a word for its sort where only one is named."""
    named = {mention.key for mention in document.mentions}
    homes = {document.candidates[key].country for key in named} | (
        {"VN"} if document.language == "vi" else set()
    )
    strange = set()
    for mention in document.mentions:
        entry = document.candidates[mention.key].entry
        if entry is None or entry.kind is not Kind.AGREEMENT or len(entry.parties) != 2:
            continue
        parties = [knowledge.reference.get(party) for party in entry.parties]
        missing = any(p is not None and p.id not in named and p.country not in homes for p in parties)
        if missing and _SORT_ONLY.fullmatch(document.quote(mention.start, mention.end)):
            strange.add(mention)
    document.mentions = [mention for mention in document.mentions if mention not in strange]


def _acts_alone(document: Document, knowledge: Knowledge) -> None:
    """Take "the Geneva Act" for that of the agreement, of those that have one, which the article names."""
    acts = list(_ACT.finditer(document.text)) if "Geneva Act" in document.text else []
    told = [base for base in _ACTS_OF if base in document.text]
    names = knowledge.named(f"Geneva Act of the {told[0]} Agreement") if len(told) == 1 else ()
    if not acts or not names:
        return
    starts = {act.start() for act in acts}
    document.mentions = [
        m
        for m in document.mentions
        if m.start not in starts or document.candidates[m.key].kind is not Kind.PLACE
    ]
    document.candidate(names[0].entry.id, Kind.AGREEMENT, names[0].entry)
    for act in acts:
        document.mention(act.start(), act.end(), names[0].entry.id, RULE)


def _known(document: Document) -> list[Passage]:
    """The agreements that are found by name, so that "the agreement" can mean one of them."""
    found = []
    for mention in document.mentions:
        candidate = document.candidates[mention.key]
        if candidate.kind is Kind.AGREEMENT and candidate.entry is not None:
            names = (
                *candidate.entry.names.get(document.language, ()),
                document.quote(mention.start, mention.end),
            )
            family, sort = _family(names, document.language)
            found.append(
                Passage(
                    mention.start,
                    mention.end,
                    document.quote(mention.start, mention.end),
                    family,
                    sort,
                    paragraph=document.sentence_at(mention.start).paragraph,
                    key=mention.key,
                )
            )
    return found


def _family(names: tuple[str, ...], language: str) -> tuple[str, str]:
    """The family and sort that the first telling name gives."""
    found = (head_of(name, "instruments", language) for name in names)
    return next((pair for pair in found if pair is not None), (ANY, ""))


def _passage(document: Document, phrase: Phrase, around: Surroundings) -> Passage | None:
    text, head = document.text, phrase.head
    if _COUNTED.search(text, max(0, phrase.start - 6), phrase.start) and not head.plural:
        return None
    if phrase.start == phrase.head_start and _NONE_BEFORE.search(
        text, max(0, phrase.start - 9), phrase.start
    ):
        return None
    if (named := _named_in_brackets(document, phrase)) is not None:
        document.mention(phrase.start, phrase.end, named, RULE)
        return None
    parties, behind = _parties(document, phrase, around)
    about = _ABOUT.match(text, behind) if behind > phrase.name_end else None
    bare = phrase.bare and about is None and not _QUALIFIED.search(text, phrase.start, phrase.end)
    pointing = bool(
        _THIS_BEFORE.search(text, max(0, phrase.start - 8), phrase.start)
        or _THIS_BEHIND.match(text, phrase.end)
    )
    if head.plural and not parties:
        return None
    if bare and not parties and not pointing and head.family != _ONE and not _is_spoken_of(document, phrase):
        return None
    return Passage(
        start=phrase.start,
        end=phrase.end,
        name=f"{phrase.text} {about['words'].strip()}" if about else phrase.text,
        family=head.family,
        sort=head.sort,
        bare=bare,
        pointing=pointing,
        plural=head.plural,
        number=_period(phrase.text),
        quoted=phrase.quoted,
        paragraph=document.sentence_at(phrase.start).paragraph,
        parties=frozenset(parties),
        homes=_homes(document, parties),
        another=_is_another(text, phrase.start),
        states=_are_states(document, parties),
    )


def _is_another(text: str, start: int) -> bool:
    """Whether the words before say that the agreement is not the one just spoken of."""
    patterns = (_REPLACED_BEFORE, _AMENDING, _LONG_BEFORE)
    return any(pattern.search(text, max(0, start - 80), start) for pattern in patterns)


def _homes(document: Document, parties: list[str]) -> frozenset[str]:
    """The countries of the parties, those that have none as they are."""
    return frozenset(document.candidates[key].country or key for key in parties)


def _are_states(document: Document, parties: list[str]) -> bool:
    """Whether countries are named as parties, and no office of one."""
    found = [document.candidates[key] for key in parties]
    return any(c.kind is Kind.PLACE for c in found) and not any(
        c.kind is not Kind.PLACE and c.country for c in found
    )


def _named_in_brackets(document: Document, phrase: Phrase) -> str | None:
    """The agreement that the short form behind a name stands for: "Agreement on … Rights (TRIPS)"."""
    gap = document.text[phrase.end : phrase.end + 2]
    behind = document.mention_from(phrase.end + len(gap))
    if gap != " (" or behind is None:
        return None
    candidate = document.candidates[behind.key]
    return candidate.key if candidate.kind is Kind.AGREEMENT and candidate.entry is not None else None


def _period(name: str) -> str | None:
    match = re.search(r"(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d)?", name)
    return match.group() if match else None


def _parties(document: Document, phrase: Phrase, around: Surroundings) -> tuple[list[str], int]:
    """Who an agreement is between, as its name says, and where that ends: "… between A and B", "… với A"."""
    found, behind = around.behind(phrase.end, "parties")
    if not found:
        found, _ = around.behind(max(phrase.end, phrase.name_end), "makers")
    owners = [
        m.key
        for m in document.within(phrase.end, phrase.name_end, (Kind.FORUM, Kind.PLACE, Kind.AGENCY))
        if phrase.head.family in ("plan", "treaty", "agreement", "statement")
    ]
    prefix = [m.key for m in document.within(phrase.start, phrase.head_start, (Kind.PLACE, Kind.FORUM))]
    return list(dict.fromkeys((*found, *owners, *prefix))), behind


def _is_spoken_of(document: Document, phrase: Phrase) -> bool:
    """Whether a noun that stands alone is signed, in force, or otherwise spoken of as one agreement."""
    if phrase.head.family not in _LOOSE or document.text[phrase.head_start].isupper():
        return True
    lexicon = load_lexicon("status")[document.language]
    sentence = document.sentence_at(phrase.start)
    around = document.text[max(sentence.start, phrase.start - 60) : min(sentence.end, phrase.end + 60)]
    return bool(re.search("|".join(words(lexicon, "spoken", "status")), around))
