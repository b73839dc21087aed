"""Leaders whose government or commission is left out: "Tổng thống X", "the Commissioner for Trade"."""

from dataclasses import replace

from loaders.extraction.bodies.gazetteer import country_weights
from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.bodies.naming import by_function
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.people.post_words import Post
from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.names import begins_vietnamese
from loaders.extraction.text.titles import leads_government

_UNION, _COMMISSION = "agency/european-union", "agency/european-commission"


def is_stranger(document: Document, person: Mentioned, post: Post) -> bool:
    """Whether a post was taken for one of the Vietnamese Government only because no country is said.

    By the title, that is none of Viet Nam, or by the name, that is none of a Vietnamese.
    """
    entry = document.candidates[post.office].entry if post.office else None
    if document.language != "vi" or entry is None or (entry.function, entry.country) != ("government", "VN"):
        return False
    worded = document.quote(post.start, post.end)
    if "Việt Nam" in worded or "VN" in worded:
        return False
    abroad = words(load_lexicon("titles")["vi"], "abroad", "titles")
    return any(title in post.role.lower() for title in abroad) or not begins_vietnamese(
        document.quote(person.start, person.end), 0
    )


def is_of_another_government(document: Document, person: Mentioned, post: Post) -> bool:
    """Whether a post behind a Vietnamese name leads another country: "Chủ tịch nước X, Tổng thống Mỹ nói"."""
    entry = document.candidates[post.office] if post.office else None
    if document.language != "vi" or entry is None or entry.country in (None, "VN"):
        return False
    vietnamese = begins_vietnamese(document.quote(person.start, person.end), 0)
    return vietnamese and leads_government(post.role, "vi")


def abroad(document: Document, knowledge: Knowledge, post: Post) -> Post | None:
    """The post at the government of the one foreign country that the article is about; None where unclear."""
    weights = country_weights(document, knowledge)
    weights.pop("VN", None)
    first = weights.most_common(2)
    if not first or (len(first) > 1 and first[0][1] < 2 * first[1][1]):
        return None
    return replace(post, office=by_function(document, knowledge, first[0][0], "government").key, guessed=True)


def of_commission(document: Document, knowledge: Knowledge, post: Post) -> Post:
    """The post at the European Commission, if it is that of a Commissioner of the European Union."""
    title = post.role.removeprefix("European ").removeprefix("EU ")
    if document.language != "en" or not title.startswith("Commissioner") or post.office not in (None, _UNION):
        return post
    named = any(m.key in (_UNION, _COMMISSION) for m in document.mentions)
    entry = knowledge.reference.get(_COMMISSION)
    if entry is None or not (post.office or (named and title.startswith("Commissioner for "))):
        return post
    document.candidate(entry.id, entry.kind, entry)
    return replace(post, office=entry.id, guessed=post.office is None)
