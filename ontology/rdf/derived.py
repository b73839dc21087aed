"""What the RDF form says besides what stands in the parts: limits of dates, addresses, names of mentions."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ontology.dates import bounds, is_date
from ontology.pages import EvidenceRow, MentionRow
from ontology.rdf.terms import WIKIDATA, encoded
from ontology.statements import Article, Mention
from ontology.vocabulary import Predicate

Told = tuple[str, str]
"""Short name of a predicate, and words that are said with it."""

Known = tuple[str | None, str | None, str | None]
"""What passages take from their article: its language, its date, what read it."""

DATED = frozenset({Predicate.DATE, Predicate.HOLDS_POST})
"""What tells a date, whether or not it has a time of its own."""


def known_of(article: Article) -> Known:
    """What passages take from an article."""
    return article.language, article.published, article.extractor


def observed(
    predicate: str, evidence: Iterable[EvidenceRow], articles: Mapping[str, Known]
) -> tuple[str, ...]:
    """The days on which a post was seen to be held: those of the articles that say so."""
    if predicate != Predicate.HOLDS_POST:
        return ()
    days = {articles[row[2]][1] for row in evidence if row[2] in articles}
    return tuple(sorted(filter(None, days)))


def dates_of(predicate: str, value: str | None, when: str | None, days: Iterable[str]) -> list[Told]:
    """What is said of a statement that is a date, with what follows from it and from when it was told."""
    pairs = [] if when is None else [("ipc:when", when)]
    told = value if predicate == Predicate.DATE else when
    if told is not None:
        pairs += _limits(told)
    return pairs + [("ipc:observedOn", day) for day in days]


def texts_of(article: Article) -> list[Told]:
    """What is said of an article in plain words that are in no language."""
    texts = (
        ("schema:inLanguage", article.language),
        ("dc:publisher", article.publisher),
        ("schema:url", article.url),
        ("dc:rights", article.licence),
        ("ipc:sha256", article.sha256 or None),
        ("ipc:extractor", article.extractor),
    )
    return [(predicate, words) for predicate, words in texts if words is not None]


def check_passages(base: str) -> None:
    """Raise `ValueError` where the parts of a passage cannot be named: their IRIs end in `#` and a word."""
    if "#" in base:
        raise ValueError(f"a passage is named with #, which the base {base} has already; end it in /")


def identifier_address(base: str, scheme: str, value: str) -> str:
    """The IRI of an identifier: equal ones of several entities are one node."""
    return base + encoded("identifier", _flat(scheme), _flat(value))


def same_as(scheme: str, value: str) -> str | None:
    """The IRI of the same thing elsewhere, where an identifier leads to one."""
    is_known = scheme == "wikidata" and re.fullmatch(r"Q[1-9]\d*", value, re.ASCII)
    return WIKIDATA + value if is_known else None


def mention_id(entity: str, mention: Mention) -> str:
    """`mention/<hash of all that it says>`."""
    place = (mention.article, mention.start, mention.end, mention.quote, mention.names)
    return f"mention/{mention_key(entity, place)}"


def mention_key(entity: str, mention: MentionRow) -> str:
    """The hash in the id of a mention."""
    article, start, end, quote, given = mention
    names = "\x1f".join([part for name in given for part in name])
    content = f"{entity}\x1f{article}\x1f{start}\x1f{end}\x1e{quote}\x1e{names}"
    return hashlib.sha256(content.encode()).hexdigest()[:20]


def _flat(part: str) -> str:
    return part.replace("/", "%2F")


@lru_cache(8192)
def _limits(told: str) -> tuple[Told, ...]:
    if not is_date(told):
        return ()
    earliest, latest = bounds(told)
    return ("ipc:earliest", str(earliest)), ("ipc:latest", str(latest))
