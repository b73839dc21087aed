"""Put a statement right: what was read is rejected, and a note of who judged is the source of what is right.

The note is an article of its own, so that nothing claims that another article said so, and taking the
correction back removes exactly what it brought.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph_store import properties
from graph_store.history import judgments_on, merged_into
from graph_store.protocol import GraphStore, Row
from ontology.errors import InvalidStatement, NotFound
from ontology.judgments import Judgment, Verdict, check_judgment, ends_of
from ontology.statements import Article, Evidence, Statement, Subgraph, canonical
from ontology.validation import check
from queries import query

RULE = "review"
"""The rule, and the extractor, of what a person put right."""
_NOTE = "correction-"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right instead; what is None stays as it was read."""

    object: str | None = None
    value: str | None = None
    when: str | None = None


def correct(store: GraphStore, judgment: Judgment, right: Correction) -> Judgment:
    """Reject the statement that `judgment` names and write the right one; the judgment as it is kept.

    Raises `NotFound` for what the store does not hold and `InvalidStatement` for what breaks the ontology.
    """
    rows = _rows(store, "dump_statements", [judgment.target])
    if not rows:
        raise NotFound(f"There is no {judgment.target} to correct.")
    said = properties.statement_from(rows[0], ())
    into = merged_into(store, [right.object] if right.object else [])
    instead = replace(
        said,
        object=into.get(right.object, right.object) if right.object else said.object,
        value=right.value or said.value,
        when=right.when or said.when,
    )
    if instead.id == said.id:
        raise InvalidStatement(
            "correction", f"{said.id} says so already; name another object, value or when."
        )
    made = check_judgment(replace(judgment, verdict=Verdict.CORRECT, instead=instead.id))
    store.write(_telling(store, said, instead, made))
    store.judge([made])
    return made


def judge_and_settle(store: GraphStore, judgments: Sequence[Judgment]) -> None:
    """Keep judgments, and take back the corrections that no longer are the last word on their statement."""
    store.judge(judgments)
    targets = {judgment.target for judgment in judgments if ends_of(judgment.target) is None}
    last = {judgment.target: judgment.verdict for judgment in judgments_on(store, targets)}
    store.remove([note_of(target) for target, verdict in last.items() if verdict is not Verdict.CORRECT])


def note_of(statement: str) -> str:
    """The key of the article in which a person puts a statement right."""
    return _NOTE + statement.removeprefix("statement/")


def _telling(store: GraphStore, said: Statement, instead: Statement, judgment: Judgment) -> Subgraph:
    """The note of who judged, and the statement that stands on it."""
    ends = {end for end in (said.subject, said.object, instead.object) if end}
    entities = {
        row["id"]: replace(properties.entity_from(row), replaces=())
        for row in _rows(store, "dump_entities", sorted(ends))
    }
    names = {key: entity.label() for key, entity in entities.items()}
    day = judgment.moment[:10]
    text = f"{judgment.by}, {day}: {_worded(instead, names)}, and not: {_worded(said, names)}."
    text = unicodedata.normalize("NFC", f"{text} {judgment.reason or ''}".strip())
    key = note_of(said.id)
    evidence = Evidence(key, 0, len(text), text, rule=RULE, confidence=1.0)
    right = canonical(replace(instead, evidence=(evidence,)))
    check(right, entities)
    note = Article(
        key,
        text,
        title=f"Correction by {judgment.by}",
        published=day,
        publisher=judgment.by,
        extractor=RULE,
    )
    kept = [entity for one, entity in entities.items() if one in (right.subject, right.object)]
    return Subgraph((note,), tuple(kept), (right,))


def _worded(statement: Statement, names: dict[str, str]) -> str:
    target = names.get(statement.object or "", statement.object) or statement.value
    words = (names.get(statement.subject, statement.subject), statement.predicate, statement.role, target)
    return " ".join(word for word in (*words, statement.when) if word)


def _rows(store: GraphStore, name: str, ids: Iterable[str]) -> list[Row]:
    asked = query(f"browsing/{name}")
    return store.read(asked.text, asked.bind({"ids": list(ids)}))
