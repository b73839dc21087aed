"""Names and lasting keys for agreements, events and programmes that have none of their own.

The key holds what the same thing has in every article and language: its family, who is in it, and when.
"""

from collections import defaultdict
from dataclasses import replace

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Candidate, Document, Mentioned
from ontology.folding import fold
from ontology.vocabulary import Kind, Predicate

_IN = {
    Kind.AGREEMENT: (Predicate.PARTY_TO, Predicate.SIGNED),
    Kind.EVENT: (Predicate.PARTICIPATED_IN, Predicate.CHAIRED, Predicate.HOSTED),
    Kind.PROGRAMME: (Predicate.PARTY_TO,),
}
_BODIES = (Kind.AGENCY, Kind.PLACE, Kind.FORUM)


def describe(document: Document, knowledge: Knowledge) -> None:
    """Give every described thing a name in both languages and a key that other articles arrive at too."""
    keys: dict[str, str] = {}
    taken: dict[str, str] = {}
    described = [(k, c) for k, c in document.candidates.items() if c.kind in _IN and c.entry is None]
    called = _called(document)
    for key, candidate in described:
        members = _members(document, key, candidate)
        when = _when(document, key, candidate)
        _name(document, candidate, [(document.candidates[m], called.get(m, "")) for m in members], when)
        lasting = _lasting(document, key, candidate, members, when)
        if lasting in taken:
            lasting += "|" + fold(next(iter(candidate.names.get(document.language, [""])), ""))
        taken[lasting] = key
        keys[key] = lasting
    _rename(document, keys)


def _members(document: Document, key: str, candidate: Candidate) -> list[str]:
    """The bodies in it; of an event the forum, else bodies, else people."""
    found: dict[str, None] = {}
    if candidate.kind is Kind.EVENT:
        forums = [
            c.object for c in document.claims if c.subject == key and c.predicate is Predicate.HELD_UNDER
        ]
        if forums:
            return sorted({str(f) for f in forums})
        outcome = next(
            (c.object for c in document.claims if c.subject == key and c.predicate is Predicate.RESULTED_IN),
            None,
        )
        if outcome is not None and candidate.sort == "signing" and document.candidates[outcome].entry:
            return [outcome]
        if outcome is not None and candidate.sort == "signing":
            return _members(document, outcome, document.candidates[outcome])
    for claim in document.claims:
        if claim.object == key and claim.predicate in _IN[candidate.kind]:
            found[claim.subject] = None
    bodies = [k for k in found if document.candidates[k].kind in _BODIES]
    offices = [k for k in bodies if document.candidates[k].kind is Kind.AGENCY]
    if len(offices) > 1:
        bodies = offices
    people = [k for k in found if document.candidates[k].kind is Kind.OFFICIAL]
    if candidate.kind is Kind.EVENT:
        return sorted((people or bodies)[:2])  # whom the article names first
    return sorted(bodies)


def _when(document: Document, key: str, candidate: Candidate) -> str:
    dates = sorted(
        c.value or "" for c in document.claims if c.subject == key and c.predicate is Predicate.DATE
    )
    if dates:
        return dates[0].split("/")[0]
    statuses = {c.value for c in document.claims if c.subject == key and c.predicate is Predicate.STATUS}
    new = candidate.sort == "signing" or "signed" in statuses or candidate.kind is Kind.EVENT
    return (document.article.published or "")[:4] if new else ""


def _lasting(document: Document, key: str, candidate: Candidate, members: list[str], when: str) -> str:
    kind = candidate.kind.value.lower()
    names = candidate.names.get(document.language, [])
    if candidate.kind is Kind.PROGRAMME:
        name = fold(max(names, key=len)) if names else key
        weak = candidate.plural or len(name.split()) < 4
        return f"{kind}:{name}" + (f"@{document.article.key}" if weak else "")
    if not members:
        return f"{kind}:{candidate.sort}|{fold(names[0]) if names else ''}|{when}@{document.article.key}"
    if candidate.kind is Kind.EVENT and document.candidates[members[0]].kind is Kind.AGREEMENT:
        return f"{kind}:{candidate.sort}|{members[0]}"
    place = next(
        (c.object for c in document.claims if c.subject == key and c.predicate is Predicate.HELD_IN), None
    )
    forum = any(document.candidates[m].kind is Kind.FORUM for m in members)
    known = forum or candidate.sort == "signing"  # not every report says where it was signed
    if candidate.kind is Kind.EVENT and len(when) == 10 and place is not None and not known:
        return f"{kind}:{candidate.sort}|{place}|{when}"
    precise = when if candidate.kind is Kind.EVENT and candidate.sort != "signing" else when[:4]
    # "The agreement with WIPO" of one article is not that of another, nor is a meeting of WIPO that year.
    vague = len(members) == 1 and not forum and len(precise) < 10
    article = f"@{document.article.key}" if vague else ""
    return f"{kind}:{candidate.sort}|{','.join(members)}|{precise}{article}"


def _called(document: Document) -> dict[str, str]:
    """What the article calls each thing at length, for bodies that no list and no rule names."""
    called: dict[str, str] = {}
    for mention in document.mentions:
        if mention.end - mention.start > len(called.get(mention.key, "")):
            called[mention.key] = " ".join(document.quote(mention.start, mention.end).split())
    return called


def _name(document: Document, candidate: Candidate, members: list[tuple[Candidate, str]], when: str) -> None:
    """Compose "Memorandum of Understanding between A and B (2025)" in both languages."""
    if candidate.kind is Kind.PROGRAMME or not candidate.sort:
        return
    forms = load_lexicon("describing")
    for language in ("vi", "en"):
        noun = forms[language]["nouns"].get(candidate.sort)
        named = [_label(member, language) or called for member, called in members]
        if not noun or not all(named) or not named:
            continue
        only_forum = len(members) == 1 and members[0][0].kind in (Kind.FORUM, Kind.AGREEMENT)
        link = forms[language]["of"] if len(named) == 1 and only_forum else forms[language]["between"]
        if len(named) == 1 and not only_forum:
            link = forms[language]["with"]
        text = f"{noun} {link} {_joined(named, forms[language]['and'])}" + (f" ({when})" if when else "")
        candidate.names.setdefault(language, []).insert(0, text)


def _label(candidate: Candidate, language: str) -> str:
    if candidate.entry is not None:
        names = candidate.entry.names
        return next(iter(names.get(language) or names.get("en") or names.get("vi") or ()), "")
    for names_of in (candidate.names.get(language), *candidate.names.values()):
        if names_of:
            return names_of[0]
    return ""


def _joined(names: list[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _rename(document: Document, keys: dict[str, str]) -> None:
    candidates: dict[str, Candidate] = defaultdict()
    for key, candidate in document.candidates.items():
        candidate.key = keys.get(key, key)
        candidates[candidate.key] = candidate
    document.candidates = dict(candidates)
    document.mentions = [Mentioned(m.start, m.end, keys.get(m.key, m.key), m.rule) for m in document.mentions]
    document.claims = [
        replace(
            c,
            subject=keys.get(c.subject, c.subject),
            object=keys.get(c.object, c.object) if c.object is not None else None,
        )
        for c in document.claims
    ]
