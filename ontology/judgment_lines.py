"""Judgments as lines of the JSONL form, `type` judgment, beside articles, entities and statements."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from ontology.errors import InvalidStatement, UnreadableExport
from ontology.judgments import Judgment, Verdict, check_judgment

TYPE = "judgment"


def write_judgments(judgments: Iterable[Judgment]) -> Iterator[str]:
    """One line per judgment; each ends in a newline."""
    for judgment in judgments:
        line = {
            "type": TYPE,
            "target": judgment.target,
            "verdict": judgment.verdict,
            "by": judgment.by,
            "at": judgment.moment,
            "reason": judgment.reason,
            **({"instead": judgment.instead} if judgment.instead else {}),
        }
        yield json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def read_judgments(lines: Iterable[str], *, source: str = "export") -> Iterator[Judgment]:
    """The judgments among the lines of an export; the other lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if f'"{TYPE}"' not in line:
            continue
        try:
            content = json.loads(line)
            if content["type"] == TYPE:
                yield _judgment(content)
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError, InvalidStatement) as error:
            reason = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
            raise UnreadableExport(
                f"{source}, line {number}: not a judgment ({reason}). See docs/formats.md."
            ) from error


def _judgment(line: dict[str, str]) -> Judgment:
    at = datetime.fromisoformat(line["at"])
    return check_judgment(
        Judgment(
            line["target"], Verdict(line["verdict"]), line["by"], at, line.get("reason"), line.get("instead")
        )
    )
