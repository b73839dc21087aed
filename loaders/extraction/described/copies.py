"""One thing for each partner where a sentence names one thing and many partners."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.text.document import Claim, Document, Mentioned


def settle_copies(document: Document, knowledge: Knowledge) -> None:
    """Pair what belongs to the same partner, and let the copies for each stand for the whole."""
    copies: dict[str, list[str]] = defaultdict(list)
    for key in document.candidates:
        if "+" in key:
            copies[key.split("+")[0]].append(key)
    for claim in list(document.claims):
        if claim.subject in copies or claim.object in copies:
            for subject, target in _pairs(claim, copies):
                document.claim(replace(claim, subject=subject, object=target))
    for original, parts in copies.items():
        document.claims = [c for c in document.claims if original not in (c.subject, c.object)]
        document.mentions = [
            Mentioned(m.start, m.end, parts[0], m.rule) if m.key == original else m for m in document.mentions
        ]


def _pairs(claim: Claim, copies: dict[str, list[str]]) -> Iterable[tuple[str, str | None]]:
    for subject in copies.get(claim.subject, [claim.subject]):
        for target in copies.get(claim.object or "", [claim.object]):
            both = "+" in subject and target is not None and "+" in target
            if not both or subject.split("+")[1] == str(target).split("+")[1]:
                yield subject, target
