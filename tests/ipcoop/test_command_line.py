"""The command line as a person uses it: every command in a process of its own, on the example articles."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "articles"
FORMATS = (
    "jsonl", "csv", "turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf",
)  # fmt: skip


def ipcoop(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IPCOOP_")}
    return subprocess.run(
        [sys.executable, "-m", "ipcoop", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose default store holds the example articles."""
    folder = tmp_path_factory.mktemp("loaded")
    run = ipcoop("load", str(EXAMPLES), folder=folder)
    assert run.returncode == 0, run.stderr
    return folder


def test_alone_it_tells_a_newcomer_what_to_do_next(tmp_path: Path) -> None:
    run = ipcoop(folder=tmp_path)
    assert run.returncode == 0
    assert run.stdout == ""
    for step in ("ipcoop demo", "ipcoop load", "ipcoop query", "ipcoop serve", "ipcoop export"):
        assert step in run.stderr


def test_help_names_every_command(tmp_path: Path) -> None:
    run = ipcoop("--help", folder=tmp_path)
    for command in (
        "load",
        "remove",
        "query",
        "serve",
        "export",
        "dump",
        "restore",
        "render",
        "stats",
        "release",
        "diff",
        "demo",
    ):
        assert re.search(rf"\b{command}\b", run.stdout), command


def test_loading_twice_changes_nothing(loaded: Path) -> None:
    before = ipcoop("dump", folder=loaded).stdout
    again = ipcoop("load", str(EXAMPLES), folder=loaded)
    assert again.returncode == 0
    assert "loaded 0 articles" in again.stderr
    assert again.stdout == ""
    assert ipcoop("dump", folder=loaded).stdout == before


def test_an_article_that_goes_and_comes_back_leaves_the_graph_as_it_was(loaded: Path, tmp_path: Path) -> None:
    store = f"embedded:{tmp_path / 'copy'}"
    dump = tmp_path / "dump.jsonl"
    assert ipcoop("dump", "-o", str(dump), folder=loaded).returncode == 0
    assert ipcoop("restore", str(dump), "--store", store, folder=tmp_path).returncode == 0
    article = sorted(EXAMPLES.glob("*.txt"))[0]
    removed = ipcoop("remove", article.stem, "--store", store, folder=tmp_path)
    assert "removed 1 articles" in removed.stderr
    without = ipcoop("export", "--store", store, folder=tmp_path).stdout
    assert f'"article": "{article.stem}"' not in without
    assert ipcoop("load", str(article), "--store", store, folder=tmp_path).returncode == 0
    assert ipcoop("export", "--store", store, folder=tmp_path).stdout.count("\n") > without.count("\n")


def test_a_question_is_answered_as_a_table_and_as_json(loaded: Path) -> None:
    table = ipcoop("query", "officials_of_agency", "agency=wipo", folder=loaded)
    assert table.returncode == 0, table.stderr
    assert "Daren Tang" in table.stdout
    rows = json.loads(
        ipcoop("query", "officials_of_agency", "agency=to chuc so huu tri tue the gioi", "-f", "json",
               folder=loaded).stdout
    )  # fmt: skip
    assert "Daren Tang" in {row["official"] for row in rows}


def test_without_a_name_every_question_is_listed(loaded: Path) -> None:
    listed = ipcoop("query", folder=loaded).stdout
    for path in (ROOT / "queries" / "questions").glob("*.cypher"):
        assert path.stem in listed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("query", "oficials_of_agency"), "officials_of_agency"),
        (("query", "officials_of_agency"), "agency"),
        (("query", "officials_of_agency", "agency=wippo"), "Nearest"),
        (("query", "officials_of_agency", "wipo"), "NAME=VALUE"),
        (("load",), "ipcoop load --help"),
        (("remove", "no-such-article"), "no-such-article"),
        (("stats", "--store", "embeded:x"), "embedded:FOLDER"),
    ],
)
def test_wrong_use_says_what_and_what_to_do(loaded: Path, arguments: tuple[str, ...], message: str) -> None:
    run = ipcoop(*arguments, folder=loaded)
    assert run.returncode in (2, 3)
    assert run.stdout == ""
    assert message in run.stderr
    assert "Traceback" not in run.stderr


def test_a_store_that_cannot_be_reached_is_exit_code_three(tmp_path: Path) -> None:
    run = ipcoop(
        "stats", "--store", "neo4j://127.0.0.1:1", folder=tmp_path, IPCOOP_NEO4J_PASSWORD="secret-one"
    )
    assert run.returncode == 3
    assert "127.0.0.1:1" in run.stderr
    assert "secret-one" not in run.stderr


def test_an_unknown_setting_is_wrong_use(tmp_path: Path) -> None:
    run = ipcoop("stats", folder=tmp_path, IPCOOP_STROE="embedded:x")
    assert run.returncode == 2
    assert "IPCOOP_STROE" in run.stderr


def test_one_broken_article_is_named_and_the_others_are_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in sorted(EXAMPLES.glob("vi-*.txt"))[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    run = ipcoop("load", str(folder), folder=tmp_path)
    assert run.returncode == 1
    assert "broken.txt" in run.stderr
    assert "loaded 2 articles" in run.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_and_is_the_same_twice(loaded: Path, tmp_path: Path, form: str) -> None:
    files = tmp_path / "one", tmp_path / "two"
    for file in files:
        run = ipcoop("export", "--format", form, "--output", str(file), folder=loaded)
        assert run.returncode == 0, run.stderr
        assert run.stdout == ""
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "Daren Tang" in files[0].read_text(encoding="utf-8")


def test_exported_loaded_and_exported_again_is_the_same(loaded: Path, tmp_path: Path) -> None:
    first = ipcoop("export", folder=loaded).stdout
    file = tmp_path / "export.jsonl"
    file.write_text(first, encoding="utf-8")
    store = f"embedded:{tmp_path / 'again'}"
    run = ipcoop("load", "--statements", str(file), "--store", store, folder=tmp_path)
    assert run.returncode == 0, run.stderr
    assert ipcoop("export", "--store", store, folder=tmp_path).stdout == first


def test_render_writes_one_page_that_names_the_entity(loaded: Path, tmp_path: Path) -> None:
    page = tmp_path / "wipo.html"
    run = ipcoop("render", "WIPO", "-o", str(page), "--lang", "vi", folder=loaded)
    assert run.returncode == 0, run.stderr
    text = page.read_text(encoding="utf-8")
    assert '<html lang="vi"' in text
    assert "Tổ chức Sở hữu trí tuệ thế giới" in text


def test_demo_loads_the_examples_into_a_new_store(tmp_path: Path) -> None:
    for _ in range(2):
        run = ipcoop("demo", "--no-serve", folder=tmp_path)
        assert run.returncode == 0, run.stderr
        assert f"loaded {len(list(EXAMPLES.glob('*.txt')))} articles" in run.stderr


def test_the_table_of_entities_can_be_written_for_excel(loaded: Path) -> None:
    run = ipcoop("export", "-f", "csv", "--table", "entities", "--excel", folder=loaded)
    assert run.stdout.startswith("\ufeff")
    assert "official/" in run.stdout
    assert "statement/" not in run.stdout


def test_rdf_is_written_in_the_profile_that_is_asked_for(loaded: Path) -> None:
    plain = ipcoop("export", "-f", "nquads", folder=loaded).stdout
    by_article = ipcoop("export", "-f", "nquads", "--profile", "articles", folder=loaded).stdout
    assert len(set(by_article.splitlines()) - set(plain.splitlines())) > 100
    refused = ipcoop("export", "-f", "turtle", "--profile", "articles", folder=loaded)
    assert refused.returncode == 2
    assert "trig" in refused.stderr


def test_our_own_rdf_is_read_back(loaded: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    assert ipcoop("export", "-f", "turtle", "-o", str(file), folder=loaded).returncode == 0
    store = f"embedded:{tmp_path / 'again'}"
    run = ipcoop("load", "--rdf", str(file), "--store", store, folder=tmp_path)
    assert run.returncode == 0, run.stderr
    again = ipcoop("export", "-f", "turtle", "--store", store, folder=tmp_path).stdout
    assert again == file.read_text(encoding="utf-8")
    twice = ipcoop("load", "--rdf", str(file), "--statements", str(file), folder=tmp_path)
    assert twice.returncode == 2


def test_no_article_steers_the_terminal(tmp_path: Path) -> None:
    article = tmp_path / "hostile.txt"
    title = "Memorandum \x1b]0;taken over\x07 signed"
    article.write_text(f"{title}\n\nWIPO and the Japan Patent Office signed it.\n", encoding="utf-8")
    ipcoop("load", str(article), str(tmp_path / "\x1b[2Jmissing.txt"), folder=tmp_path)
    told = ipcoop("load", str(tmp_path / "\x1b[2Jmissing.txt"), folder=tmp_path)
    shown = ipcoop("query", "articles", folder=tmp_path)
    assert "hostile" in shown.stdout
    assert "missing.txt" in told.stderr
    assert not any(character in shown.stdout + told.stderr for character in "\x1b\x07")
