"""From the keys of one article to ids that are the same in every article.

A reference entry has its own id. Anything else is known by a hash of its key, which holds what tells it
apart; a person's holds the folded name and the body or country served, so that the two languages meet and
two people of one name do not. See docs/decisions/0060-identity-of-people.md.
"""

import hashlib

from loaders.extraction.bodies.naming import is_generic
from loaders.extraction.text.document import Candidate, Document
from ontology.reference import Reference, ReferenceEntry
from ontology.vocabulary import Kind, Predicate


def entity_id(document: Document, key: str, reference: Reference) -> str:
    """The id of the candidate of `key`."""
    candidate = document.candidates[key]
    if candidate.entry is not None:
        return candidate.entry.id
    scope = ""
    if candidate.kind is Kind.OFFICIAL:
        scope = person_scope(document, key, reference)
    elif candidate.kind in (Kind.AGENCY, Kind.FORUM) and "|" not in key:
        scope = body_scope(document, key, reference)
    content = f"{key}|{scope}" if scope else key
    return f"{candidate.kind.lower()}/{hashlib.sha256(content.encode()).hexdigest()[:20]}"


def person_scope(document: Document, key: str, reference: Reference) -> str:
    """What a person serves: the top body of the best post that the article states, else its country."""
    posts = [c for c in document.claims if c.subject == key and c.predicate is Predicate.HOLDS_POST]
    ranked = sorted(
        posts, key=lambda c: (_rank(document.candidates[c.object or ""]), c.start, c.object or "")
    )
    for claim in ranked:
        office = document.candidates[claim.object or ""]
        if office.entry is not None:
            return top_body(office.entry, reference).id
        parent = _parent(document, office.key)
        if parent is not None and parent.entry is not None:
            return top_body(parent.entry, reference).id
        return office.country or office.key
    return ""


def body_scope(document: Document, key: str, reference: Reference) -> str:
    """What tells bodies of one generic name apart: the body that it belongs to, else its country."""
    names = [document.quote(m.start, m.end) for m in document.mentions if m.key == key]
    if names and not is_generic(names[0]):
        return ""
    above = next(
        (c.object for c in document.claims if c.subject == key and c.predicate is Predicate.PART_OF), None
    )
    if above is None or above == key:
        return document.candidates[key].country or ""
    parent = document.candidates[above]
    return parent.entry.id if parent.entry is not None else parent.key


def top_body(entry: ReferenceEntry, reference: Reference) -> ReferenceEntry:
    """The body at the head of the chain that `entry` belongs to; merged bodies lead to their successor."""
    seen = {entry.id}
    while True:
        above = reference.get(entry.part_of or "") or reference.get(entry.successor or "")
        if above is None or above.id in seen or above.kind is not Kind.AGENCY:
            return entry
        seen.add(above.id)
        entry = above


def _rank(office: Candidate) -> tuple[bool, bool]:
    """Agencies before forums, known bodies before others."""
    return office.kind is not Kind.AGENCY, office.entry is None


def _parent(document: Document, key: str) -> Candidate | None:
    above = {c.subject: c.object for c in document.claims if c.predicate is Predicate.PART_OF}
    seen = {key}
    while (parent := above.get(key)) is not None and parent not in seen:
        candidate = document.candidates[parent]
        if candidate.entry is not None:
            return candidate
        seen.add(parent)
        key = parent
    return None
