"""Judgments as values and as lines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from ontology.errors import UnreadableExport
from ontology.jsonl import read_lines
from ontology.judgment_lines import read_judgments, write_judgments
from ontology.judgments import Judgment, Review, Verdict, ends_of, pair_of, review_after

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
REJECTED = Judgment("statement/1", Verdict.REJECT, "Lan", NOON, "Chỉ là “kế hoạch”.\n")
PAIR = Judgment(pair_of("agency/b", "agency/a"), Verdict.SAME, "Minh", NOON)


def test_lines_are_read_back_and_others_passed_over() -> None:
    lines = ['{"type": "entity", "id": "\\"judgment\\""}\n', *write_judgments([REJECTED, PAIR])]
    assert list(read_judgments(lines)) == [REJECTED, PAIR]
    assert list(read_lines(write_judgments([REJECTED, PAIR]))) == []


@pytest.mark.parametrize(
    "line",
    [
        '{"type": "judgment"}',
        '{"type": "judgment", "target": "statement/1", "verdict": "no", "by": "L", "at": "2026-01-01T00Z"}',
        '{"type": "judgment", "target": "agency/a", "verdict": "accept", "by": "L", "at": "2026-01-01T00Z"}',
        '{"type": "judgment", "target": "statement/1", "verdict": "accept", "by": "L", "at": "2026-01-01"}',
        '["judgment"]',
    ],
)
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(UnreadableExport, match="export, line 2"):
        list(read_judgments(["\n", line]))


def test_one_moment_is_one_judgment_in_every_time_zone() -> None:
    hanoi = replace(REJECTED, at=NOON.astimezone(timezone(timedelta(hours=7))))
    assert hanoi.id == REJECTED.id and hanoi.moment == REJECTED.moment
    assert replace(REJECTED, reason=None).id != REJECTED.id


def test_a_pair_is_one_in_either_order() -> None:
    assert ends_of(PAIR.target) == ("agency/a", "agency/b")
    assert pair_of("agency/a", "agency/b") == PAIR.target
    assert ends_of("statement/1") is None


def test_the_last_judgment_counts() -> None:
    later = Judgment("statement/1", Verdict.ACCEPT, "Minh", NOON + timedelta(seconds=1))
    assert review_after([later, REJECTED]) is review_after([REJECTED, later]) is Review.ACCEPTED
    assert review_after([]) is Review.UNREVIEWED
