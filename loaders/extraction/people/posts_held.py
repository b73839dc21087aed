"""Which posts a person holds: chains of titles and offices before and after the name."""

import re
from collections.abc import Iterator

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.bodies.naming import by_function
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.people.counterparts import is_counterparts_country
from loaders.extraction.people.leaders import abroad, is_of_another_government, is_stranger, of_commission
from loaders.extraction.people.missions import is_envoy
from loaders.extraction.people.offices import implied_office, portfolio_end
from loaders.extraction.people.post_words import OFFICES, Post, office_within
from loaders.extraction.people.posts_before import NEXT_POST, leads_to, posts_before
from loaders.extraction.people.posts_grammar import read_post
from loaders.extraction.people.posts_unmarked import introduces, right_behind
from loaders.extraction.text.document import Claim, Document, Mentioned
from loaders.extraction.text.names import begins_vietnamese
from loaders.extraction.text.titles import honorific_pattern, leads_government, portfolio_pattern
from ontology.folding import has_accents
from ontology.vocabulary import Kind, Predicate

_AFTER_NAME = re.compile(
    r"\s?[,–—-]\s?(?:the\s|its\s|their\s|hiện là\s|nguyên là\s|who is\s|currently\s|also\s|now\s|who\s"
    r"|serves as\s|serving as\s|served as\s|hiện\s|đang\s|giữ chức\s|đảm nhiệm\s|chức vụ\s|từng là\s|vụ\s)*"
    r"|\s\((?:the\s)?"
    r"|,?\s(?:(?:who\s)?(?:also\s|currently\s|now\s)*(?:is|was|serves as|serving as|served as|as)|là|làm"
    r"|(?:hiện\s|đang\s)*(?:giữ chức|đảm nhiệm))"
    r"\s(?:the\s|a\s|its\s|their\s|currently\s|chức vụ\s|chức\s|vụ\s)*"
    r"|,?\s(?:với tư cách(?:\slà)?|trên cương vị|trong vai trò|in (?:his|her) capacity as)\s(?:the\s)?"
)
_REPRESENTED = re.compile(
    r"(?:['’]s|\b(?:its|their|by|whose|do|với|gồm|gồm có|có|là|đứng đầu là))"
    r"(?:\s(?:the|ông|bà|then|new|current))*"
    rf"\s?(?:{honorific_pattern()})?\s?$"
)
_SINGLE = ("minister", "trưởng", "secretary", "president", "commissioner")
_ITS = re.compile(r"\b(?:its|their)\s$")
_INSIDE = re.compile(r"\s?[(,;:]\s?(?:(?:headed|led|represented) by\s|do\s)?(?:the\s|its\s)?")
_AND = re.compile(r",?\s(?:and|và|cùng|cùng với|as well as)\s(?:the\s|its\s)?|,\s")
_OF_OFFICE = re.compile(r"\s(?:of|from|at|của)\s(?:the\s)?")
_WHO_HEADS = re.compile(
    r",?\s(?:(?:who|and)\s)?(?:also\s|currently\s|now\s)?"
    r"(?P<role>heads|headed|chairs|directs|runs|presides over|leads)\s(?:the\s)?"
    r"|,?\s(?:người\s)?(?:hiện\s|đang\s)*(?P<vi>đứng đầu|lãnh đạo|điều hành)\s"
)
_OF_UNKNOWN = re.compile(r"\s(?:of|at)\s(?:the\s)?([A-Z][\w&]*)")
_ENVOYS = re.compile(r"(?i)đại diện(?! thường trực)")


def find_posts(document: Document, knowledge: Knowledge) -> None:
    """Claim every post that stands beside a person's name."""
    guessed: list[tuple[Mentioned, Post]] = []
    for mention in list(document.mentions):
        if document.candidates[mention.key].kind is not Kind.OFFICIAL:
            continue
        sentence = document.sentence_at(mention.start)
        posts = posts_before(document, knowledge, mention, sentence.start)
        behind = _after(document, knowledge, mention, sentence.end, has_post=bool(posts))
        posts = _office_behind(document, mention, posts) + behind
        posts = _in_charge_behind(document, mention, posts, sentence.end)
        posts += _who_heads(document, mention, sentence.end)
        for post in _without_unknown(document, mention, posts):
            post = of_commission(document, knowledge, post)
            if post.guessed or is_stranger(document, mention, post):
                guessed.append((mention, post))
            else:
                _claim(document, mention, post)
    sure = {(c.subject, (c.role or "").lower()) for c in document.claims if c.role}
    for mention, post in _settled(document, knowledge, guessed):  # behind those that the text says for sure
        country = document.candidates[post.office].country if post.office else None
        if is_counterparts_country(document, knowledge, mention, country):
            continue
        if (mention.key, post.role.lower()) not in sure:
            _claim(document, mention, _at_home(document, knowledge, mention, post))


def _settled(
    document: Document, knowledge: Knowledge, guessed: list[tuple[Mentioned, Post]]
) -> Iterator[tuple[Mentioned, Post]]:
    """The posts that were guessed, those of foreign leaders at the government of their country."""
    for mention, post in guessed:
        found = abroad(document, knowledge, post) if is_stranger(document, mention, post) else post
        if found is not None:
            yield mention, found


def _without_unknown(document: Document, person: Mentioned, posts: list[Post]) -> list[Post]:
    """The posts behind a name, without bare ones where a body follows that nobody knows: "CEO of Xylo"."""
    if document.language != "en" or not posts or posts[-1].office or posts[-1].start < person.end:
        return posts
    unknown = _OF_UNKNOWN.match(document.text, posts[-1].end)
    if unknown is None or unknown[1] in words(load_lexicon("organizations")["en"], "words", "organizations"):
        return posts
    return [post for post in posts if post.office]


def _at_home(document: Document, knowledge: Knowledge, person: Mentioned, post: Post) -> Post:
    """A Vietnamese minister whose country a Vietnamese article does not say is one of Viet Nam."""
    entry = document.candidates[post.office].entry if post.office and post.guessed else None
    name = document.quote(person.start, person.end)
    vietnamese = document.language == "vi" and begins_vietnamese(name, 0) and has_accents(name)
    if entry is None or not entry.function or entry.country == "VN" or not vietnamese:
        return post
    home = by_function(document, knowledge, "VN", entry.function)
    return Post(post.start, post.end, post.role, home.key)


def _claim(document: Document, person: Mentioned, post: Post) -> None:
    office, confidence = post.office, 0.6 if post.guessed else 0.9
    if _ENVOYS.match(post.role) and (office is None or " " in post.role[len("đại diện") :].strip()):
        return  # "đại diện một số đơn vị" goes on with a list
    if post.guessed and _is_of_another(document, person, post):
        return
    if office is None:
        office, confidence = _bracketed(document, person, post), 0.8
    if office is None:
        office, confidence = implied_office(document, person, post.role, post.start), 0.6
        if office and _is_of_another(document, person, Post(post.start, post.end, post.role, office)):
            office = None
    if office is None:
        office, confidence = _represented(document, person, post) or _shared(document, person, post), 0.6
    if office is None:
        return
    document.claim(
        Claim(
            person.key,
            Predicate.HOLDS_POST,
            office,
            None,
            min(person.start, post.start),
            max(person.end, post.end),
            "post-beside-name",
            confidence,
            role=post.role,
        )
    )


def _is_of_another(document: Document, person: Mentioned, post: Post) -> bool:
    """Whether the text says of another that he holds the post whose country it leaves out here."""
    head = post.role.split()[-1].lower()
    return (
        any(
            c.predicate is Predicate.HOLDS_POST
            and c.subject != person.key
            and c.object == post.office
            and (c.role or "").lower() == post.role.lower()
            for c in document.claims
        )
        and head in _SINGLE
    )


def _shared(document: Document, person: Mentioned, post: Post) -> str | None:
    """Director General of the Office X and Deputy Director Y: both are of the same office."""
    start = min(person.start, post.start)
    sentence = document.sentence_at(start)
    before = [
        c for c in document.claims
        if c.predicate is Predicate.HOLDS_POST and sentence.start <= c.start and c.end <= start
    ]  # fmt: skip
    if not before or not _AND.fullmatch(document.text[before[-1].end : start]):
        return None
    role = before[-1].role or ""
    sent = is_envoy(role) and not is_envoy(post.role)
    return None if sent or leads_government(role, document.language) else before[-1].object


def _bracketed(document: Document, person: Mentioned, post: Post) -> str | None:
    """The body before "(KIPO, Commissioner X)", "(headed by Director X)", "(Chairman: X)"."""
    start = min(person.start, post.start)
    opening = document.text.rfind("(", document.sentence_at(start).start, start)
    bodies = list(document.within(document.sentence_at(start).start, start, OFFICES))
    if opening < 0 or not bodies or document.text.find(")", opening, start) >= 0:
        return None
    return bodies[-1].key if _INSIDE.fullmatch(document.text[bodies[-1].end : start]) else None


def _represented(document: Document, person: Mentioned, post: Post) -> str | None:
    """The body before "its Director General, X", "represented by X, Director", "led by Director X"."""
    start = min(person.start, post.start)
    sentence = document.sentence_at(start)
    bodies = list(document.within(sentence.start, start, OFFICES))
    if not bodies:
        return None
    if _ITS.search(document.text, max(0, post.start - 8), post.start):
        return bodies[-1].key
    between = document.text[bodies[-1].end : start]
    if ";" in between:
        return None
    return bodies[-1].key if _REPRESENTED.search(between) and post.office is None else None


def _after(
    document: Document, knowledge: Knowledge, person: Mentioned, limit: int, *, has_post: bool
) -> list[Post]:
    """The posts in "Name, Title of Office and Title of Office", without those of the next person."""
    posts: list[Post] = []
    gap = _AFTER_NAME.match(document.text, person.end, limit)
    starts = [m.start for m in document.within(person.end, limit, (Kind.OFFICIAL,))]
    if gap is None and not has_post:
        return right_behind(document, knowledge, person, limit)
    if has_post and starts and introduces(document, person.end, starts[0]):
        return posts
    while gap and (post := read_post(document, knowledge, gap.end(), limit)):
        if any(
            post.end < start <= post.end + 24 and _leads_on(document, post.end, start) for start in starts
        ):
            break
        if is_of_another_government(document, person, post):
            break
        posts.append(post)
        gap = NEXT_POST.match(document.text, post.end, limit)
    return posts


def _who_heads(document: Document, person: Mentioned, limit: int) -> list[Post]:
    """The post in "X, who heads the Regional Bureau": the verb is the role; heading a meeting is none."""
    verb = _WHO_HEADS.match(document.text, person.end, limit)
    office = office_within(document, verb.end()) if verb else None
    if verb is None or office is None or document.candidates[office.key].kind is not Kind.AGENCY:
        return []
    return [Post(person.end, office.end, verb["role"] or verb["vi"], office.key)]


def _leads_on(document: Document, end: int, start: int) -> bool:
    """Whether a post stands before the next person's name, without a comma, and is that person's."""
    return "," not in document.text[end:start] and leads_to(document, end, start)


def _office_behind(document: Document, person: Mentioned, posts: list[Post]) -> list[Post]:
    """Commissioner X of the Patent Office: the office behind the name is that of the bare title before it."""
    gap = _OF_OFFICE.match(document.text, person.end)
    if not gap or not posts or posts[-1].office is not None:
        return posts
    mention = office_within(document, gap.end())
    if mention is None or document.candidates[mention.key].kind not in OFFICES:
        return posts
    last = posts[-1]
    return [*posts[:-1], Post(last.start, mention.end, last.role, mention.key)]


def _in_charge_behind(document: Document, person: Mentioned, posts: list[Post], limit: int) -> list[Post]:
    """Trợ lý USTR X phụ trách Y: the field of the last post before the name stands behind it."""
    if document.language != "vi" or not posts or posts[-1].end > person.start:
        return posts
    end, last = portfolio_end(document, person.end, limit), posts[-1]
    if end is None or portfolio_pattern("vi").search(last.role):
        return posts
    role = f"{last.role} {document.text[person.end : end].strip()}"
    return [*posts[:-1], Post(last.start, last.end, role, last.office, last.guessed)]
