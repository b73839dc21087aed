"""Judging on the command line, and how judgments travel with a dump."""

import json
from pathlib import Path

import pytest

from tests.ipcoop.test_command_line import EXAMPLES, ipcoop

ARTICLE = sorted(EXAMPLES.glob("*.txt"))[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store holds one article, some of whose statements are judged."""
    folder = tmp_path_factory.mktemp("judged")
    assert ipcoop("load", str(ARTICLE), folder=folder).returncode == 0
    return folder


def test_judgments_stand_through_dump_restore_and_reading_again(folder: Path, tmp_path: Path) -> None:
    waiting = ipcoop("review", "list", "--max-confidence", "1", folder=folder)
    assert waiting.returncode == 0, waiting.stderr
    rows = [line.split("\t") for line in waiting.stdout.splitlines()]
    assert len(rows) > 3 and all(len(row) == 4 and ARTICLE.stem in row[3] for row in rows)
    rejected, accepted = rows[0][1], rows[1][1]
    reason = ("--reason", "Only a plan.", "--by", "Lan")
    assert ipcoop("review", "reject", rejected, *reason, folder=folder).returncode == 0
    assert ipcoop("review", "accept", accepted, folder=folder, IPCOOP_REVIEWER="Minh").returncode == 0
    told = ipcoop("review", "history", rejected, folder=folder).stdout.split("\t")
    assert told[1:] == ["Lan", "reject", "Only a plan.\n"]

    dump = tmp_path / "dump.jsonl"
    assert ipcoop("dump", "-o", str(dump), folder=folder).returncode == 0
    store = ("--store", f"embedded:{tmp_path / 'other'}")
    assert ipcoop("restore", str(dump), *store, folder=tmp_path).returncode == 0
    assert ipcoop("dump", *store, folder=tmp_path).stdout == dump.read_text(encoding="utf-8")
    assert ipcoop("remove", ARTICLE.stem, *store, folder=tmp_path).returncode == 0
    assert ipcoop("load", str(ARTICLE), *store, folder=tmp_path).returncode == 0
    lines = [json.loads(line) for line in ipcoop("dump", *store, folder=tmp_path).stdout.splitlines()]
    reviews = {line["id"]: line["review"] for line in lines if line.get("review")}
    assert reviews == {rejected: "rejected", accepted: "accepted"}
    assert sorted(line["by"] for line in lines if line["type"] == "judgment") == ["Lan", "Minh"]

    for form in ("jsonl", "csv", "ntriples"):
        exported = ipcoop("export", "--format", form, *store, folder=tmp_path).stdout
        stated = [line for line in exported.splitlines() if '"type": "judgment"' not in line]
        assert any(accepted in line for line in stated), form
        assert not any(rejected in line for line in stated), form
    traced = ipcoop("audit", folder=folder).stdout.splitlines()
    assert [line.split("\t")[1:4] for line in traced] == [
        ["Lan", "judge", rejected],
        ["Minh", "judge", accepted],
    ]
    assert ipcoop("audit", "--who", "Minh", folder=folder).stdout.splitlines() == traced[1:]


def test_wrong_use_is_said(folder: Path) -> None:
    nameless = ipcoop("review", "accept", "statement/1", folder=folder)
    assert nameless.returncode == 2 and "IPCOOP_REVIEWER" in nameless.stderr
    unknown = ipcoop("review", "accept", "1", "--by", "Lan", folder=folder)
    assert unknown.returncode == 2 and "There is no statement/1" in unknown.stderr
    pair = ipcoop("review", "same", "agency/nowhere", "agency/wipo", "--by", "Lan", folder=folder)
    assert pair.returncode == 2 and "agency/nowhere" in pair.stderr


def test_a_token_is_printed_once_with_its_digest(tmp_path: Path) -> None:
    made = ipcoop("token", "new", "desk", "--scope", "load", "--scope", "judge", folder=tmp_path)
    secret, line = made.stdout.splitlines()
    assert secret.startswith("ipcoop_") and line.startswith("desk:judge+load:") and secret not in line
    assert list(tmp_path.iterdir()) == []
    wrong = ipcoop("token", "new", "desk", "--scope", "write", folder=tmp_path)
    assert wrong.returncode == 2 and "load, remove, judge" in wrong.stderr
    served = ipcoop("serve", "--port", "0", folder=tmp_path, IPCOOP_TOKENS="desk:load:abc")
    assert served.returncode == 2 and "IPCOOP_TOKENS" in served.stderr
