"""The changes between two graphs, worded for readers in English or Vietnamese, or as lines of JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ontology.differences import Change, How, Reason, State
from ontology.labels import predicate_label
from ontology.statements import Article, Entity, Statement

_SIGNS = {How.ADDED: "+", How.REMOVED: "-", How.CHANGED: "~"}
_SORTS = {Article: "articles", Entity: "entities", Statement: "statements"}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Changes from {before} to {after}",
        "none": "Nothing differs.",
        "articles": "Articles",
        "entities": "Entities",
        "statements": "Statements",
        "counts": "{added} added, {removed} removed, {changed} changed",
        "because": "because",
        "differs": "differs in",
        "loaded": "article {source} is new",
        "removed": "article {source} is gone",
        "revised": "article {source} has another text",
        "reread": "article {source} was read by another extractor",
        "described": "article {source} is described otherwise",
        "judged": "{source} judged it",
        "merged": "judged to be one with another ({source})",
        "parted": "no longer judged to be one with another ({source})",
        "reference": "the curated knowledge changed",
        "related": "other articles or newer knowledge led there",
    },
    "vi": {
        "title": "Thay đổi từ {before} đến {after}",
        "none": "Không có gì khác.",
        "articles": "Bài viết",
        "entities": "Thực thể",
        "statements": "Phát biểu",
        "counts": "thêm {added}, bớt {removed}, đổi {changed}",
        "because": "vì",
        "differs": "khác ở",
        "loaded": "bài {source} là bài mới",
        "removed": "bài {source} không còn",
        "revised": "bài {source} có văn bản khác",
        "reread": "bài {source} được đọc bằng bộ trích xuất khác",
        "described": "bài {source} được mô tả khác",
        "judged": "{source} đã thẩm định",
        "merged": "được xác định là một với mục khác ({source})",
        "parted": "không còn được xác định là một với mục khác ({source})",
        "reference": "tri thức biên soạn sẵn đã đổi",
        "related": "do bài viết khác hoặc tri thức mới hơn",
    },
}
LANGUAGES = tuple(_WORDS)


def change_list(
    changes: Sequence[Change], before: State, after: State, names: tuple[str, str], language: str = "en"
) -> Iterator[str]:
    """The changes in Markdown, line by line: how many of each, then one line each with its reasons."""
    words = _WORDS[language]
    yield f"# {words['title'].format(before=names[0], after=names[1])}"
    if not changes:
        yield ""
        yield words["none"]
    known = {entity.id: entity for state in (before, after) for entity in state.graph.entities}
    for sort, name in _SORTS.items():
        found = [change for change in changes if isinstance(change.part, sort)]
        if found:
            counts = Counter(change.how for change in found)
            yield ""
            yield f"## {words[name]}: {words['counts'].format(**{how.value: counts[how] for how in How})}"
            yield ""
            for change in sorted(found, key=lambda change: list(How).index(change.how)):
                yield _line(change, known, language)


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """One JSON object a line for each change."""
    for change in changes:
        line = {
            "id": change.id,
            "how": change.how,
            "differs": list(change.details),
            "reasons": [
                {"why": reason.why, "source": reason.source or None, "note": reason.note or None}
                for reason in change.reasons
            ],
        }
        yield json.dumps(line, ensure_ascii=False)


def _line(change: Change, known: Mapping[str, Entity], language: str) -> str:
    words = _WORDS[language]
    text = f"{_SIGNS[change.how]} {_worded(change.part, known, language)} (`{change.id}`)"
    if change.details:
        text += f"; {words['differs']} {', '.join(change.details)}"
    own = isinstance(change.part, Article) and change.how is not How.CHANGED
    if change.reasons and not own:  # that an article is new is no reason for its being new
        text += f"; {words['because']} " + "; ".join(_reason(reason, words) for reason in change.reasons)
    return text


def _reason(reason: Reason, words: Mapping[str, str]) -> str:
    text = words[reason.why].format(source=_flat(reason.source))
    return f"{text} ({_flat(reason.note)})" if reason.note else text


def _worded(part: Article | Entity | Statement, known: Mapping[str, Entity], language: str) -> str:
    if isinstance(part, Article):
        return _flat(part.title or part.key)
    if isinstance(part, Entity):
        return _flat(part.label(language))
    subject = _name(part.subject, known, language)
    target = _name(part.object, known, language) if part.object else part.value or ""
    when = f" [{part.when}]" if part.when else ""
    return f"{subject} {predicate_label(part.predicate, language)} {_flat(target)}{when}"


def _name(identity: str, known: Mapping[str, Entity], language: str) -> str:
    return _flat(known[identity].label(language)) if identity in known else identity


def _flat(text: str) -> str:
    return " ".join(text.split())
