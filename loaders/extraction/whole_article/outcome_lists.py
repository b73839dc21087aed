"""Tables and lists of what was signed: a document in each line, with those who signed it beside it."""

import re
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.text.document import Claim, Document, Sentence
from loaders.extraction.text.quick_patterns import QuickPattern
from loaders.extraction.whole_article.rosters import lines_of
from ontology.vocabulary import Kind, Predicate

RULE = "outcome-list"
_CELL = re.compile(r"\s\|\s|\t")
_ITEM = re.compile(r"\s*(?:[-–—•*+▪◦·□■►✓]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]+)[.)])\s")
_LATEST = 3  # lines behind a heading within which its list begins


def find_outcome_lists(document: Document, knowledge: Knowledge) -> None:
    """Claim what a list below "documents signed during the visit" says: they came of it, and who signed."""
    lines = list(lines_of(document))
    for number, line in enumerate(lines):
        if not _heading(document.language).search(document.text, line.start, line.end):
            continue
        event = _event(document, line)
        for item in _items(document, lines[number + 1 :]):
            _claim(document, item, event)


def _items(document: Document, lines: list[Sentence]) -> list[Sentence]:
    """The lines of the list or table below a heading."""
    found: list[Sentence] = []
    for number, line in enumerate(lines):
        text = document.quote(line.start, line.end)
        if _ITEM.match(text) or _CELL.search(text):
            found.append(line)
        elif found or number >= _LATEST:
            break
    return found


def _event(document: Document, heading: Sentence) -> str | None:
    """The event that the heading names, else the first of the article."""
    events = [m for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT]
    named = [m.key for m in events if heading.start <= m.start < heading.end]
    visits = [m.key for m in events if document.candidates[m.key].sort == "visit"]
    return next(iter([*visits[:1], *named, *(m.key for m in events)]), None)


def _claim(document: Document, line: Sentence, event: str | None) -> None:
    """What a line says: the document was signed, its people signed it, their offices are parties."""
    documents = list(document.within(line.start, line.end, (Kind.AGREEMENT,)))
    if not documents:
        return
    first = documents[0]
    key = first.key
    _add(document, line, key, Predicate.STATUS, None, "signed")
    if event is not None:
        _add(document, line, event, Predicate.RESULTED_IN, key)
    if not _CELL.search(document.quote(line.start, line.end)):
        return
    posts = {c.subject: c.object for c in document.claims if c.predicate is Predicate.HOLDS_POST}
    for person in document.within(first.end, line.end, (Kind.OFFICIAL,)):
        _add(document, line, person.key, Predicate.SIGNED, key)
        office = posts.get(person.key)
        if office is not None and document.candidates[office].kind is Kind.AGENCY:
            _add(document, line, office, Predicate.PARTY_TO, key)


def _add(
    document: Document,
    line: Sentence,
    subject: str,
    predicate: Predicate,
    target: str | None,
    value: str | None = None,
) -> None:
    document.claim(Claim(subject, predicate, target, value, line.start, line.end, RULE, 0.7))


@cache
def _heading(language: str) -> QuickPattern:
    """What announces a list of documents that were signed or exchanged."""
    if language == "vi":
        kinds = r"(?:văn kiện|văn bản|thỏa thuận|thoả thuận|tài liệu)"
        return QuickPattern(rf"{kinds}[^.\n]{{0,60}}(?:được |đã )?(?:ký|trao)[^.\n]{{0,80}}:?\s*$")
    kinds = r"(?i:documents|agreements|instruments|memoranda|mous|texts|deals|pacts|outcomes)"
    verbs = r"(?i:signed|exchanged|concluded|initialled|inked|adopted|announced|handed over)"
    return QuickPattern(rf"{kinds}[^.\n]{{0,60}}\b{verbs}\b[^.\n]{{0,140}}")
