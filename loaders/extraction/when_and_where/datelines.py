"""Where an article was written, as the line or the words that open it say: "GENEVA, 3 May – …"."""

import re
from datetime import date

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.text.dates import find_dates
from loaders.extraction.text.document import Claim, Document, Mentioned
from ontology.vocabulary import Kind, Predicate

RULE = "dateline"
_FIRST = 6  # paragraphs within which a dateline stands
_BEHIND = re.compile(
    r"(?:,?\s[^-–—:\n]{0,40}?)?\s?(?:[-–—]{1,2}|:)\s"  # "Lima, 3 May 2024 –", "Hà Nội (TTXVN) -"
    r"|[,.]?\s?(?:\([^()\n]{3,40}\)|[^\n.;:]{3,36}\d)?\s*(?:\n|$)"  # a line of its own
)
_NONE = re.compile(r"\b(?:signed|held|met|visited|opened|is|was|has|will|and)\b")
_ELSEWHERE = re.compile(
    r"\b(?:will|virtual(?:ly)?|online|video|(?:tele)?phone|call|next|sẽ|sắp|trực tuyến|điện đàm|dự kiến)\b"
)
_FRESH = 6  # days between what happened and the article, within which the dateline still says where


def written_in(document: Document) -> str | None:
    """The town that a dateline gives."""
    mention = dateline(document)
    return mention.key if mention is not None else None


def dateline(document: Document) -> Mentioned | None:
    """The mention of the town in the dateline; None where there is none."""
    starts = {s.start for s in reversed(document.sentences) if s.paragraph <= _FIRST}
    for mention in document.mentions:
        candidate = document.candidates[mention.key]
        if candidate.kind is not Kind.PLACE:
            continue
        entry = candidate.entry
        town = entry is None or not is_country(entry) or document.quote(mention.start, mention.end).isupper()
        opens = any(0 <= mention.start - start <= 1 for start in starts)
        behind = _BEHIND.match(document.text, mention.end)
        if town and opens and behind is not None and not _NONE.search(behind.group()):
            return mention
    return None


def find_settings(document: Document, knowledge: Knowledge) -> None:
    """Let the event that the article opens with take place where, and on the days that, its dateline says."""
    line = dateline(document)
    event = _told_first(document) if line is not None else None
    if line is None or event is None:
        return
    key, said = event
    told = {c.predicate for c in document.claims if c.subject == key}
    if Predicate.HELD_IN not in told and _may_be_here(document, key, said):
        document.claim(Claim(key, Predicate.HELD_IN, line.key, None, *_both(line, said), RULE, 0.55))
    for found in find_dates(document.text, line.end, line.end + 60, published=None):
        alone = "\n" not in document.text[line.end : found.start]
        if alone and "-" in found.value and "/" in found.value and Predicate.DATE not in told:
            document.claim(Claim(key, Predicate.DATE, None, found.value, line.start, found.end, RULE, 0.6))
            return


def _both(line: Mentioned, said: Mentioned) -> tuple[int, int]:
    """The passage from the one that comes first to the end of the other."""
    return min(line.start, said.start), max(line.end, said.end)


def _told_first(document: Document) -> tuple[str, Mentioned] | None:
    """The first event of the article and the passage that tells of it."""
    for mention in document.mentions:
        candidate = document.candidates[mention.key]
        if candidate.kind is Kind.EVENT and document.sentence_at(mention.start).paragraph <= _FIRST:
            return mention.key, mention
    return None


def _may_be_here(document: Document, key: str, said: Mentioned) -> bool:
    """Whether the event is no journey, nothing online, nothing that is still to come or long past."""
    sentence = document.sentence_at(said.start)
    text = document.quote(sentence.start, sentence.end)
    if document.candidates[key].sort == "visit" or _ELSEWHERE.search(text):
        return False
    dates = [c.value or "" for c in document.claims if c.subject == key and c.predicate is Predicate.DATE]
    published = (document.article.published or "")[:10]
    if not dates or len(published) < len("2020-01-01"):
        return True
    last = dates[0].split("/")[-1]
    return (
        len(last) == len(published)
        and abs((date.fromisoformat(published) - date.fromisoformat(last)).days) <= _FRESH
    )
