"""Vietnamese posts that no sign sets off from a name, and those that stand between two people."""

import re

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.people.post_words import Post
from loaders.extraction.people.posts_grammar import read_post
from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.titles import title_pattern
from ontology.vocabulary import Kind

_LEADS_IN = re.compile(r",\s(?:[Ôô]ng|[Bb]à|[Nn]gài)\s$")
_BEGINS_NEXT = re.compile(r"\s?(?:[;.]|,\s(?:ông|bà|ngài|đồng chí|PGS|GS|TS|ThS))")
_STANDS_FOR = re.compile(r"đại diện (?!thường )")  # what somebody does here, and no post
_REACH = 40  # signs behind a post within which another name may be its own


def right_behind(document: Document, knowledge: Knowledge, person: Mentioned, limit: int) -> list[Post]:
    """The post in "ông X Phó Cục trưởng Cục Y": no sign between, and nobody else whose it could be."""
    if document.language != "vi" or not document.text.startswith(" ", person.end):
        return []
    if not title_pattern("vi").match(document.text, person.end + 1, limit):
        return []
    if _STANDS_FOR.match(document.text, person.end + 1):
        return []
    post = read_post(document, knowledge, person.end + 1, limit)
    if post is None or post.office is None or post.guessed:
        return []
    following = next(document.within(post.end, min(limit, post.end + _REACH), (Kind.OFFICIAL,)), None)
    return [] if following and not _BEGINS_NEXT.match(document.text, post.end) else [post]


def introduces(document: Document, end: int, start: int) -> bool:
    """Whether what stands between two people is the post of the second: ", Chủ tịch Ủy ban A, bà Y"."""
    between = document.text[end:start]
    if document.language != "vi" or ";" in between or not between.startswith(", "):
        return False
    second = document.mention_from(start)
    has_own = second is not None and title_pattern("vi").match(document.text, second.end + 2)
    title = title_pattern("vi").match(document.text, end + 2, start)
    return bool(title and _LEADS_IN.search(between)) and not has_own
