"""When agreements were signed: the date that stands with the verb of signing."""

import re
from datetime import date
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.frames.frames import expand_pattern
from loaders.extraction.frames.views import View, views
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Claim, Document
from ontology.vocabulary import Kind, Predicate

RULE = "signature-date"
_NEWS = 14  # days in which a signing is news
_OPENING = 8  # signs within which a date opens its sentence
_REACH = 130  # signs between the verb and its date
_BREAK = re.compile(r"[;:.]|, (?:which|trong khi|while|but) ")


def date_signatures(document: Document, knowledge: Knowledge) -> None:
    """Date each agreement that a sentence says was signed by the day that the sentence gives."""
    period = {c.subject: c for c in document.claims if c.predicate is Predicate.DATE and _is_period(c)}
    dated = {c.subject for c in document.claims if c.predicate is Predicate.DATE} - set(period)
    signed = [
        (key, claim.start)
        for claim in document.claims
        if (key := _signed(claim)) is not None and document.candidates[key].kind is Kind.AGREEMENT
    ]
    signed += [(m.key, m.start) for m in document.mentions if m.key in {key for key, _ in signed}]
    before: View | None = None
    for view in views(document) if signed else ():
        for key in dict.fromkeys(k for k, at in signed if view.sentence.start <= at < view.sentence.end):
            sign = _day(document, view) if key not in dated else None
            place = view
            if key not in dated and sign is None and before is not None:
                sign, place = _carried(view, before), before
            if sign is not None:
                dated.add(key)
                if key in period:
                    document.claims.remove(period.pop(key))
                _claim(document, place, key, sign)
        before = view


def date_from_force(document: Document, knowledge: Knowledge) -> None:
    """Date an agreement of which no other date is told by the day since which it is in force."""
    dated = {c.subject for c in document.claims if c.predicate is Predicate.DATE}
    since = re.compile(load_lexicon("status")[document.language]["in_force_since"])
    for view in views(document):
        for place, sign, unit in view.placed:
            date = unit.date
            found = since.search(view.masked[:place]) if date is not None else None
            if date is None or found is None or "/" in date.value:
                continue
            whose = next(
                (u for s in reversed(view.masked[: found.start()]) if (u := view.units.get(s))), None
            )
            mention = whose.mention if whose is not None else None
            if mention is None or document.candidates[mention.key].kind is not Kind.AGREEMENT:
                continue
            if mention.key not in dated and document.candidates[mention.key].entry is None:
                dated.add(mention.key)
                _claim(document, view, mention.key, sign)


def _is_period(claim: Claim) -> bool:
    """Whether a date is the years that something is for: an agreement is dated by its signature first."""
    return re.fullmatch(r"\d{4}/\d{4}", claim.value or "") is not None


def _carried(view: View, before: View) -> str | None:
    """The date that opens the sentence before, in the same paragraph: "On Tuesday it was the turn of …"."""
    if before.sentence.paragraph != view.sentence.paragraph or any(u.date for u in view.units.values()):
        return None
    return next(
        (
            sign
            for place, sign in enumerate(before.masked[:_OPENING])
            if sign in before.units and before.units[sign].date is not None
        ),
        None,
    )


def _signed(claim: Claim) -> str | None:
    """What a claim says was signed."""
    if claim.predicate is Predicate.STATUS and claim.value == "signed":
        return claim.subject
    return claim.object if claim.predicate is Predicate.SIGNED else None


def _day(document: Document, view: View) -> str | None:
    """The sign of the date nearest to a verb of signing, on the same side of other clauses."""
    best: tuple[int, str] | None = None
    for verb in _verbs(document.language).finditer(view.masked):
        for place, sign in enumerate(view.masked):
            unit = view.units.get(sign)
            if unit is None or unit.date is None or "/" in unit.date.value:
                continue
            ahead = place > verb.start()
            gap = view.masked[verb.end() : place] if ahead else view.masked[place + 1 : verb.start()]
            before = view.masked[max(0, place - 30) : place]
            far = len(gap) > _REACH or _BREAK.search(gap) is not None
            if not far and not _is_bound(document, before, gap) and (best is None or len(gap) < best[0]):
                best = (len(gap), sign)
    return best[1] if best is not None else None


def _is_bound(document: Document, before: str, gap: str) -> bool:
    """Whether words before a date make it a limit, or other words the date of something else."""
    lexicon = load_lexicon("status")[document.language]
    last = before.rstrip().lower()
    return any(re.search(rf"(?<!\w){word}$", last) for word in words(lexicon, "bounds", "status")) or any(
        re.search(word, gap) for word in words(lexicon, "other_times", "status")
    )


def is_past(document: Document, agreement: str) -> bool:
    """Whether an agreement is dated long before the article: news reports no such signing."""
    published = document.article.published or ""
    days = [
        claim.value
        for claim in document.claims
        if claim.subject == agreement and claim.predicate is Predicate.DATE and claim.value
    ]
    if len(published) < len("2020-01") or not days or "/" in min(days):
        return False
    first = min(days)
    months = (int(published[:4]) - int(first[:4])) * 12
    if len(first) == len(published[:10]) == len("2020-01-01"):
        return (date.fromisoformat(published[:10]) - date.fromisoformat(first)).days > _NEWS
    if len(first) > len("2020"):
        return months + int(published[5:7]) - int(first[5:7]) > 1
    return months > 0


@cache
def _verbs(language: str) -> re.Pattern[str]:
    return re.compile(expand_pattern("<trade>" if language == "vi" else "<sign>", language))


def _claim(document: Document, view: View, key: str, sign: str) -> None:
    found = view.units[sign].date
    if found is None:
        return
    if document.candidates[key].plural and len(found.value) > len("2020"):
        return
    document.claim(
        Claim(
            key, Predicate.DATE, None, found.value, view.sentence.start, view.sentence.end, RULE, 0.7,
            basis=found.basis,
        )
    )  # fmt: skip
