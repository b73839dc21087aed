"""The posts that stand before a person's name: "Title of Office, Title of Office Name"."""

import re

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.people.post_words import OFFICES, Post
from loaders.extraction.people.posts_grammar import read_post
from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.titles import honorific_pattern, title_pattern
from ontology.vocabulary import Kind, Predicate

NEXT_POST = re.compile(
    r"\s?(?:,\s?(?:and\s|và\s|kiêm\s|concurrently\s|đồng thời là\s)?|;\s|\sand\s|\svà\s|\skiêm\s|\s[-–]\s"
    r"|\sđồng thời là\s)"
    r"(?:also\s|concurrently\s|the\s|là\s)*"
)
"""What joins one post to the next."""
_ABOUT = r"(?:\s(?:về|phụ trách)(?:\s[^\s,.;:()]+){1,10})?"


def posts_before(document: Document, knowledge: Knowledge, person: Mentioned, limit: int) -> list[Post]:
    """The posts in "Title of Office, Title of Office Name": the longest chain that ends at the name."""
    for start in _chain_starts(document, person, limit):
        posts: list[Post] = []
        position, country = start, None
        while post := read_post(document, knowledge, position, person.start, country):
            if posts and _is_of_the_next(document, posts[-1], post, position):
                posts, country = [], None
                post = read_post(document, knowledge, position, person.start) or post
            posts.append(post)
            country = country or _country_of(document, post)
            if leads_to(document, post.end, person.start):
                return posts
            gap = NEXT_POST.match(document.text, post.end, person.start)
            if not gap:
                break
            position = gap.end()
    return []


def _is_of_the_next(document: Document, last: Post, post: Post, position: int) -> bool:
    """Whether the last post is of somebody else: the same elsewhere, or in "Minister of A and B Chairman"."""
    if last.role.lower() == post.role.lower():
        return True
    if last.office in (None, post.office) or post.office is None:
        return False
    begins = document.mention_from(position)
    joined = document.text[last.end : position].strip() == "and"
    return joined and begins is not None and document.candidates[begins.key].kind in OFFICES


def _country_of(document: Document, post: Post) -> str | None:
    """The country that a post begins with or is of."""
    first = document.mention_from(post.start)
    if first is not None and document.candidates[first.key].kind is Kind.PLACE:
        return document.candidates[first.key].country
    return document.candidates[post.office].country if post.office else None


def _chain_starts(document: Document, person: Mentioned, limit: int) -> list[int]:
    """Where a chain of posts before the name can begin: at titles and offices, after other people."""
    others = [m.end for m in document.within(limit, person.start, (Kind.OFFICIAL,))]
    held = [
        c.end for c in document.claims
        if c.predicate is Predicate.HOLDS_POST and limit <= c.start and c.end <= person.start
    ]  # fmt: skip
    begin = max([limit, *others, *held])
    starts = {
        m.start() for m in title_pattern(document.language).finditer(document.text, begin, person.start)
    }
    starts |= {m.start for m in document.within(begin, person.start, (*OFFICES, Kind.PLACE))}
    return sorted(starts)


def leads_to(document: Document, end: int, start: int) -> bool:
    """Whether nothing but signs and honorifics stands between a post and the name."""
    between = document.text[end:start]
    if not between.strip():
        return True
    return bool(re.fullmatch(rf"{_ABOUT}\s?[,:–—-]?\s?(?:{honorific_pattern()})?\s?", between))
