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


def test_two_are_made_one_taken_apart_and_a_statement_is_put_right(tmp_path: Path) -> None:
    for name in ("one", "two"):
        office = {"one": "Finland", "two": "Norway"}[name]
        who = f"Ms Anna Virtanen, Director General of the Patent Office of {office},"
        said = f"On 3 March 2025 {who} met WIPO in Geneva.\n"
        (tmp_path / f"{name}.txt").write_text(said, encoding="utf-8")
    texts = (str(tmp_path / "one.txt"), str(tmp_path / "two.txt"))
    assert ipcoop("load", *texts, folder=tmp_path).returncode == 0
    before = ipcoop("dump", folder=tmp_path).stdout
    rows = [line.split("\t") for line in ipcoop("review", "twins", folder=tmp_path).stdout.splitlines()]
    (pair,) = [row for row in rows if row[1].startswith("official/")]
    stays, goes = pair[1:3]
    by = ("--by", "Lan")
    assert ipcoop("review", "same", goes, stays, *by, folder=tmp_path).returncode == 0
    posts = ipcoop("query", "posts_of_official", f"official={goes}", "-f", "jsonl", folder=tmp_path)
    assert len(posts.stdout.splitlines()) == 2
    assert ipcoop("review", "different", goes, stays, *by, folder=tmp_path).returncode == 0
    after = ipcoop("dump", folder=tmp_path).stdout
    assert [line for line in after.splitlines() if '"type": "judgment"' not in line] == before.splitlines()
    held = json.loads(
        ipcoop("query", "posts_of_official", f"official={stays}", "-f", "json", folder=tmp_path).stdout
    )[0]
    fixed = ipcoop("review", "correct", held["statement"], "--object", "WIPO", *by, folder=tmp_path)
    assert fixed.returncode == 0, fixed.stderr
    now = ipcoop("query", "posts_of_official", f"official={stays}", "-f", "json", folder=tmp_path).stdout
    assert held["agency_id"] != "agency/wipo"
    assert [post["agency_id"] for post in json.loads(now)] == ["agency/wipo"]
    assert ipcoop("review", "unsure", held["statement"], *by, folder=tmp_path).returncode == 0
    assert f'"{held["statement"]}"' in ipcoop("export", folder=tmp_path).stdout
