"""`ipcoop explain` on the command line."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "examples" / "articles" / "en-wipo-viet-nam-mou-2025.txt"


def explain(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IPCOOP_")}
    return subprocess.run(
        [sys.executable, "-m", "ipcoop", "explain", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_text_comes_with_its_mentions_and_statements(tmp_path: Path) -> None:
    run = explain(str(ARTICLE), folder=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "[Daren Tang]{Official, " in run.stdout
    assert "Daren Tang holds a post at" in run.stdout
    assert "\x1b" not in run.stdout and run.stderr == ""
    assert not (tmp_path / ".ipcoop").exists()


def test_a_page_is_written_to_a_file(tmp_path: Path) -> None:
    run = explain(str(ARTICLE), "--html", "page.html", "--lang", "vi", folder=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout == "" and "page.html" in run.stderr
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "giữ chức vụ tại" in page


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    run = explain("no-such-file.txt", "--html", "page.html", folder=tmp_path)
    assert run.returncode == 1
    assert "no-such-file.txt" in run.stderr
    assert not (tmp_path / "page.html").exists()


def test_an_article_cannot_steer_the_terminal(tmp_path: Path) -> None:
    text = "Ms. Anna \x1b[31mLind\x9b2J of WIPO met the Japan Patent Office in Geneva on 3 May 2024."
    (tmp_path / "steering.txt").write_text(text, encoding="utf-8")
    run = explain("steering.txt", folder=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "[WIPO]{Agency" in run.stdout
    assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" for c in run.stdout)
