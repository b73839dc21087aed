"""Keep judgments, and let statements follow the last one: rejected ones stay, out of sight of questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from graph_store.deriving import derive_entities, derive_support
from graph_store.protocol import Row, WriteReport
from graph_store.recording import JUDGED, Recorder, begin
from graph_store.sending import Run, Sender
from ontology.judgments import Judgment, Review, Verdict, check_judgment, review_after


def judge(run: Run, judgments: Sequence[Judgment]) -> WriteReport:
    """Append judgments and let what they judge follow; one that is there already changes nothing.

    A statement need not be there: the judgment counts as soon as an article says it again.
    """
    sender = Sender(run)
    given = {judgment.id: judgment for judgment in map(check_judgment, judgments)}
    revision = begin(sender)
    targets = {judgment.target for judgment in given.values()}
    known = judgments_on(sender, targets)
    held = {judgment.id for judgment in known}
    new = [judgment for key, judgment in given.items() if key not in held]
    if not new:
        return WriteReport()
    sender.send("write_judgments", [_row(judgment) for judgment in new])
    by_target: dict[str, list[Judgment]] = defaultdict(list)
    for judgment in (*known, *new):
        by_target[judgment.target].append(judgment)
    sender.send("write_judged", [_outcome(target, by_target[target]) for target in sorted(targets)])
    names = sorted({judgment.by for judgment in new})
    recorder = Recorder(revision, by=", ".join(names))
    flipped = follow(sender, targets)
    recorder.changed |= {row["id"] for row in sender.each("stored_statements", "ids", targets)}
    support = derive_support(sender, flipped.keys(), redraw=True)
    ends = {end for row in flipped.values() for end in (row["subject"], row["object"]) if end}
    _, changed = derive_entities(sender, ends | support.affected, {})
    recorder.changed |= changed
    recorder.write(sender, JUDGED)
    return WriteReport(judgments_added=len(new))


def follow(sender: Sender, statements: Iterable[str]) -> Mapping[str, Row]:
    """Mark those of `statements` that the store holds as they were judged last; those that this changed."""
    judged = {row["id"]: row["review"] for row in sender.each("stored_judged", "ids", statements)}
    stored = {row["id"]: row for row in sender.each("stored_reviews", "ids", judged)}
    flipped = {key: row for key, row in stored.items() if row["review"] != judged[key]}
    rejected = [key for key in flipped if judged[key] == Review.REJECTED]
    reinstated = [key for key, row in flipped.items() if row["review"] == Review.REJECTED]
    for end in ("subject", "object"):
        sender.send(f"reject_{end}", rejected, "ids")
        sender.send(f"reinstate_{end}", reinstated, "ids")
    marks = [
        {"id": key, "review": None if judged[key] == Review.UNREVIEWED else judged[key]} for key in flipped
    ]
    sender.send("write_reviews", marks)
    return flipped


def judgments_on(sender: Sender, targets: Iterable[str]) -> list[Judgment]:
    """The judgments that the store holds on some targets."""
    asked = "history/judgments_on"
    return [judgment_from(row) for target in sorted(targets) for row in sender.run(asked, {"ids": [target]})]


def judgment_from(row: Row) -> Judgment:
    """The judgment that a row of `history/judgments` describes."""
    return Judgment(
        target=row["target"],
        verdict=Verdict(row["verdict"]),
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
        reason=row["reason"],
    )


def _row(judgment: Judgment) -> Row:
    properties = {
        "name": judgment.verdict.value,
        "verdict": judgment.verdict.value,
        "by": judgment.by,
        "at": judgment.moment,
        "reason": judgment.reason,
    }
    return {"id": judgment.id, "target": judgment.target, "properties": properties}


def _outcome(target: str, judgments: Sequence[Judgment]) -> Row:
    last = max(judgments, key=lambda judgment: (judgment.moment, judgment.id))
    return {"id": target, "review": review_after(judgments).value, "verdict": last.verdict.value}
