from pathlib import Path

import pytest

from loaders.extraction.lexicon import FOLDER, load_lexicon, read_lexicon, words
from ontology.errors import InvalidReference


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda p: p.stem)
def test_every_shipped_file_is_read(path: Path) -> None:
    assert load_lexicon(path.stem)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("- a\n- b\n", "named lists"),
        ("a: [b\n", "cannot be read as YAML"),
        ("a: Vie\u0323\u0302t\n", "NFC"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidReference, match=rf"broken\.yaml.*{reason}"):
        read_lexicon(path)


def test_lists_are_texts_with_commas_or_lists() -> None:
    assert words({"a": "b,\n c, b"}, "a", "x") == ("b", "c")
    assert words({"a": ["b", "c"]}, "a", "x") == ("b", "c")
    broken: tuple[dict[str, object], ...] = ({}, {"a": ""}, {"a": []}, {"a": [1]}, {"a": {"b": "c"}})
    for wrong in broken:
        with pytest.raises(InvalidReference, match=r"x\.yaml: a must be"):
            words(wrong, "a", "x")
