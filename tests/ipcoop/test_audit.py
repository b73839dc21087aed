"""What the command line writes is in the audit where one is named, and nowhere otherwise."""

import json
from pathlib import Path

from tests.ipcoop.test_command_line import EXAMPLES, ipcoop

ARTICLE = sorted(EXAMPLES.glob("*.txt"))[0]


def test_loading_and_removing_leave_a_trace(tmp_path: Path) -> None:
    named = {"IPCOOP_AUDIT": "trace.jsonl", "IPCOOP_REVIEWER": "Lan"}
    assert ipcoop("load", str(ARTICLE), folder=tmp_path, **named).returncode == 0
    assert ipcoop("remove", ARTICLE.stem, folder=tmp_path, IPCOOP_AUDIT="trace.jsonl").returncode == 0
    assert not (tmp_path / ".ipcoop" / "audit.jsonl").exists()
    (tmp_path / "broken.jsonl").write_text("no JSON", encoding="utf-8")
    assert ipcoop("load", "--statements", "broken.jsonl", folder=tmp_path, **named).returncode == 2
    lines = [json.loads(line) for line in (tmp_path / "trace.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["who"], line["action"], line["target"], line["outcome"]) for line in lines] == [
        ("Lan", "load", str(ARTICLE), "done"),
        ("command line", "remove", ARTICLE.stem, "done"),
        ("Lan", "load", "broken.jsonl", "failed"),
    ]
    assert lines[0]["revision"] >= 1 and lines[1]["articles"] == 1 and "broken.jsonl" in lines[2]["why"]
