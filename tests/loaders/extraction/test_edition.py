"""The edition of the rules changes with what they are made of, and with nothing else."""

import shutil
from pathlib import Path

import pytest

from loaders.extraction import edition as module
from loaders.extraction.rules import RuleExtractor

PARTS = ("loaders/extraction", "loaders/resolution", "ontology")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the edition is made of, taken as the project."""
    module.edition()  # of the project itself, kept from here on
    for part in PARTS:
        shutil.copytree(module._ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "_ROOT", tmp_path)
    return tmp_path


def digest() -> str:
    return module.edition.__wrapped__()


def test_the_same_content_elsewhere_is_the_same_edition(copy: Path) -> None:
    assert digest() == module.edition()


def test_line_endings_and_other_files_do_not_count(copy: Path) -> None:
    before = digest()
    names = copy / "loaders" / "extraction" / "lexicon" / "wishes.yaml"
    names.write_bytes(names.read_bytes().replace(b"\n", b"\r\n"))
    (copy / "loaders" / "extraction" / "notes.txt").write_text("nothing", encoding="utf-8")
    assert digest() == before


@pytest.mark.parametrize(
    "file", ["loaders/extraction/rules.py", "ontology/reference/countries.yaml", "ontology/posts.yaml"]
)
def test_a_change_of_rules_or_knowledge_changes_it(copy: Path, file: str) -> None:
    before = digest()
    with (copy / file).open("a", encoding="utf-8") as changed:
        changed.write("# one more line\n")
    assert digest() != before


def test_the_extractor_is_named_after_it() -> None:
    assert RuleExtractor().name.endswith(f"+{module.edition()}")
