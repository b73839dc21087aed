"""What people decide about statements and entities: appended, never overwritten, kept across reloading."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from ontology.errors import InvalidStatement

PAIR = "pair:"
_MOST = 2000


class Verdict(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Review(StrEnum):
    """What the last judgment makes of a statement."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


_ON_STATEMENTS = {
    Verdict.ACCEPT: Review.ACCEPTED,
    Verdict.REJECT: Review.REJECTED,
    Verdict.CORRECT: Review.REJECTED,
    Verdict.UNSURE: Review.UNREVIEWED,
}
_ON_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


@dataclass(frozen=True, slots=True)
class Judgment:
    """One decision: on the statement, or the pair of entities (`pair_of`), that `target` names."""

    target: str
    verdict: Verdict
    by: str
    at: datetime
    reason: str | None = None
    instead: str | None = None  # of a correction: the statement that is right

    @property
    def id(self) -> str:
        """`judgment/<hash>` of all of it, so that a restored one meets itself."""
        parts = [self.target, self.verdict, self.by, self.moment, self.reason or ""]
        content = "\x1f".join(parts if self.instead is None else [*parts, self.instead])
        return "judgment/" + hashlib.sha256(content.encode()).hexdigest()[:20]

    @property
    def moment(self) -> str:
        """When, as a text in UTC that sorts by time."""
        return self.at.astimezone(UTC).isoformat(timespec="microseconds")


def pair_of(one: str, other: str) -> str:
    """The target of a judgment on whether two entities are the same, in either order."""
    first, second = sorted((one, other))
    return f"{PAIR}{first}|{second}"


def ends_of(target: str) -> tuple[str, str] | None:
    """The two entities of a pair; None where `target` is no pair."""
    first, separator, second = target.removeprefix(PAIR).partition("|")
    return (first, second) if target.startswith(PAIR) and separator else None


def check_judgment(judgment: Judgment) -> Judgment:
    """The judgment, if it can be one; raises `InvalidStatement` that says why not."""
    pair = ends_of(judgment.target)
    if pair is not None and judgment.verdict is Verdict.SAME and len({_kind(end) for end in pair}) > 1:
        raise InvalidStatement(
            "judgment-kinds", f"{pair[0]} and {pair[1]} are of two kinds, so they cannot be the same."
        )
    fitting = _ON_PAIRS if pair else frozenset(_ON_STATEMENTS)
    if pair is None and not judgment.target.startswith("statement/"):
        raise InvalidStatement("judgment-target", f"{judgment.target} is neither a statement nor a pair.")
    if pair is not None and pair[0] == pair[1]:
        raise InvalidStatement("judgment-target", f"{pair[0]} is one entity; name two.")
    if judgment.verdict not in fitting:
        known = ", ".join(sorted(fitting))
        raise InvalidStatement(
            "judgment-verdict", f"{judgment.verdict} says nothing of {judgment.target}; use {known}."
        )
    if (judgment.verdict is Verdict.CORRECT) is (judgment.instead is None):
        raise InvalidStatement(
            "judgment-instead", "A correction, and nothing else, names what is right instead."
        )
    if not judgment.by.strip():
        raise InvalidStatement("judgment-by", "A judgment needs a name of who judges.")
    if judgment.at.tzinfo is None:
        raise InvalidStatement("judgment-at", f"{judgment.at} has no time zone; give one.")
    if len(judgment.by) > _MOST or len(judgment.reason or "") > _MOST:
        raise InvalidStatement("judgment-length", f"Names and reasons have at most {_MOST} characters.")
    return judgment


def _kind(entity: str) -> str:
    return entity.partition("/")[0]


def review_after(judgments: Iterable[Judgment]) -> Review:
    """What the judgments on one statement come to: the last one counts."""
    last = max(judgments, key=lambda judgment: (judgment.moment, judgment.id), default=None)
    return Review.UNREVIEWED if last is None else _ON_STATEMENTS.get(last.verdict, Review.UNREVIEWED)
