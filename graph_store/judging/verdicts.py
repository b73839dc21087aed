"""Keep judgments, and let statements follow the last one: rejected ones stay, out of sight of questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from graph_store.judging.merged import claim_of
from graph_store.judging.regrouping import Regrouped, absorb, regroup
from graph_store.protocol import Row, WriteReport
from graph_store.writing.deriving import derive_entities, derive_support
from graph_store.writing.recording import JUDGED, MERGED, PARTED, Recorder, begin
from graph_store.writing.sending import Run, Sender
from ontology.judgments import Judgment, Review, Verdict, check_judgment, ends_of, review_after
from ontology.merging import says_nothing


def judge(run: Run, judgments: Sequence[Judgment]) -> WriteReport:
    """Append judgments and let what they judge follow; one that is there already changes nothing.

    A statement or an entity need not be there: the judgment counts as soon as an article tells of it again.
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
    recorder = Recorder(
        revision,
        by=", ".join(sorted({judgment.by for judgment in new})),
        reason="; ".join(sorted({judgment.reason for judgment in new if judgment.reason})) or None,
    )
    _let_follow(sender, recorder, targets)
    return WriteReport(judgments_added=len(new))


def _let_follow(sender: Sender, recorder: Recorder, targets: set[str]) -> None:
    """Bring the graph to what the judgments on some targets come to now, and note what that changes."""
    pairs = {target for target in targets if ends_of(target)}
    moved = regroup(sender, recorder) if pairs else Regrouped()
    judged = {row["id"] for row in sender.each("stored_statements", "ids", targets - pairs)}
    judged |= _now_told_by(sender, targets - pairs - judged)
    flipped = follow(sender, (), judged | moved.statements)
    recorder.changed |= judged
    support = derive_support(sender, moved.statements | flipped.keys(), redraw=True)
    absorb(sender, recorder, moved, support.gone)
    recorder.removed |= support.gone
    recorder.changed |= support.changed & moved.statements | moved.entities
    ends = {end for row in flipped.values() for end in (row["subject"], row["object"]) if end}
    gone, changed = derive_entities(sender, ends | support.affected | moved.entities, {})
    recorder.removed |= gone
    recorder.changed |= changed
    recorder.write(sender, JUDGED if not moved.entities else MERGED if moved.joined else PARTED)


def _now_told_by(sender: Sender, claims: set[str]) -> set[str]:
    """The statements that make claims now which were read of entities that are one with others."""
    if not claims or not sender.run("writing/all_merged"):
        return set()
    return {
        row["id"] for row in sender.run("writing/all_merged_claims") if claim_of(row["evidence"]) in claims
    }


def follow(sender: Sender, statements: Iterable[str], moved: Iterable[str] = ()) -> Mapping[str, Row]:
    """Mark those statements that the store holds as they were judged last; those that this changed.

    A judgment on a claim of an entity that is one with another counts for what the claim is now; `moved` are
    statements that make such claims, or did. What ties an entity to itself is out of sight.
    """
    moved = {*moved}
    claims = {key: {key} for key in (*statements, *moved)}
    for row in sender.each("merged_claims", "ids", moved) if moved else ():
        claims[row["id"]].add(claim_of(row["evidence"]))
    asked = {one for told in claims.values() for one in told}
    said = {row["id"]: row for row in sender.each("stored_judged", "ids", asked)}
    wanted = (moved | said.keys()) & claims.keys()
    stored = {row["id"]: row for row in sender.each("stored_reviews", "ids", wanted)}
    judged = {
        key: _outcome_of(row, [said[one] for one in claims[key] if one in said])
        for key, row in stored.items()
    }
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


def _outcome_of(statement: Row, said: Sequence[Row]) -> str:
    if says_nothing(statement["subject"], statement["object"]):
        return Review.REJECTED
    last = max(said, key=lambda row: (row["at"] or "", row["id"]), default=None)
    return last["review"] if last else Review.UNREVIEWED


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
        instead=row["instead"],
    )


def _row(judgment: Judgment) -> Row:
    properties = {
        "name": judgment.verdict.value,
        "verdict": judgment.verdict.value,
        "by": judgment.by,
        "at": judgment.moment,
        "reason": judgment.reason,
        "instead": judgment.instead,
    }
    return {"id": judgment.id, "target": judgment.target, "properties": properties}


def _outcome(target: str, judgments: Sequence[Judgment]) -> Row:
    last = max(judgments, key=lambda judgment: (judgment.moment, judgment.id))
    review = review_after(judgments).value
    return {"id": target, "review": review, "verdict": last.verdict.value, "at": last.moment}
