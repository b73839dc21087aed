"""`ipcoop release` and `ipcoop diff` on the command line, and what docs/releases.md says of them."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph_store.opening import open_store
from ipcoop.__main__ import app
from ipcoop.releasing.changelist import LANGUAGES
from ipcoop.releasing.edition import InvalidRelease
from ontology.differences import Why
from tests.contracts.sample_graph import sample_graph

DOCUMENT = (Path(__file__).parents[3] / "docs" / "releases.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose default store holds the sample graph."""
    monkeypatch.chdir(tmp_path)
    with open_store("embedded:.ipcoop/graph") as store:
        store.ensure_schema()
        store.write(sample_graph())
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_the_commands_of_the_document_work_as_they_stand(folder: Path) -> None:
    block = DOCUMENT.partition("```sh\n")[2].partition("```")[0]
    lines = re.findall(r"^ipcoop ([^#\n]*)", block, flags=re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        arguments = [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', line)]
        result = run(*arguments)
        assert result.exit_code == 0, result.output
    made = folder / "releases"
    assert "Example Institute" in (made / "ipcoop-2026.2/CITATION.cff").read_text("utf-8")
    assert "https://example.org/ipcoop-2026.2/data/graph.jsonl" in (
        made / "ipcoop-2026.2/dataset.ttl"
    ).read_text("utf-8")
    assert "Nothing differs." in result.stdout


def test_the_document_names_what_a_release_holds(folder: Path) -> None:
    assert run("release", "1", "--date", "2026-01-01").exit_code == 0
    made = folder / "releases/ipcoop-1"
    for path in made.rglob("*"):
        name = path.name.replace("graph.", "graph.*", 1).partition("*")[0] if path.is_file() else ""
        assert name in DOCUMENT or f"`{path.parent.name}/`" in DOCUMENT, path


def test_a_difference_comes_in_each_form(folder: Path) -> None:
    assert run("release", "1", "--date", "2026-01-01").exit_code == 0
    with open_store("embedded:.ipcoop/graph") as store:
        store.remove(["vi-2023"])
    sides = ("releases/ipcoop-1", "embedded:.ipcoop/graph")
    text = run("diff", *sides, "--language", "vi")
    assert text.exit_code == 0, text.output
    assert "vì bài vi-2023 không còn" in text.stdout
    lines = run("diff", *sides, "--format", "jsonl").stdout.splitlines()
    assert {"id": "article/vi-2023", "how": "removed"}.items() <= json.loads(lines[0]).items()
    assert run("diff", *sides, "--format", "rdf-patch", "-o", "changes.rdfp").exit_code == 0
    patch = (folder / "changes.rdfp").read_text("utf-8")
    assert re.search(r"^D <https://w3id.org/ipcoop/id/article/vi-2023> ", patch, flags=re.MULTILINE)
    assert not re.search(r"^A ", patch, flags=re.MULTILINE)


def test_a_release_tells_what_changed_since_the_one_before(folder: Path) -> None:
    assert run("release", "1", "--date", "2026-01-01").exit_code == 0
    with open_store("embedded:.ipcoop/graph") as store:
        store.remove(["vi-2023"])
    sides = ("release", "2", "--date", "2026-02-01", "--previous", "releases/ipcoop-1")
    result = run(*sides)
    assert result.exit_code == 0, result.output
    changes = folder / "releases/ipcoop-2/changes"
    text = (changes / "changes.en.md").read_text("utf-8")
    assert text.startswith("# Changes from ipcoop-1 to ipcoop-2\n")
    assert "because article vi-2023 is gone" in text
    assert "vì bài vi-2023 không còn" in (changes / "changes.vi.md").read_text("utf-8")
    patch = run("diff", "releases/ipcoop-1", "releases/ipcoop-2", "--format", "rdf-patch").stdout
    assert (changes / "patch.rdfp").read_text("utf-8") == patch
    assert "changes/patch.rdfp" in (folder / "releases/ipcoop-2/manifest.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("release", "../up"), "no version"),
        (("release", "1", "--engine", "jena"), "choose one of pyshacl, shacl"),
        (("release", "1", "--licence", "mine"), "no licence known"),
        (("release", "1", "--previous", "nowhere"), "no folder of a release"),
        (("diff", "a", "b", "--language", "fr"), "choose one of en, vi"),
        (("diff", "nowhere", "embedded:.ipcoop/graph"), "nothing to compare"),
    ],
)
def test_wrong_use_is_told(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, InvalidRelease)
    assert message in str(result.exception)


def test_the_licence_is_that_of_the_settings_unless_one_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPCOOP_DATA_LICENCE", "https://creativecommons.org/publicdomain/zero/1.0/")
    assert run("release", "1", "--date", "2026-01-01").exit_code == 0
    assert "license: CC0-1.0" in (folder / "releases/ipcoop-1/CITATION.cff").read_text("utf-8")
    monkeypatch.setenv("IPCOOP_DATA_LICENCE", "https://example.org/terms")
    assert "Name one with --licence" in str(run("release", "2", "--date", "2026-01-01").exception)
    assert run("release", "2", "--date", "2026-01-01", "--licence", "ODbL-1.0").exit_code == 0


def test_every_reason_is_documented_and_worded() -> None:
    assert LANGUAGES == ("en", "vi")
    for why in Why:
        assert f"`{why.value}`" in DOCUMENT
