"""How many articles a load will read, seen beforehand."""

import json
from pathlib import Path

from loaders.articles import read_articles
from loaders.counting import expected_articles


def test_files_folders_and_lines_are_counted_as_they_will_be_read(tmp_path: Path, english: str) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "one.txt").write_text(english)
    (tmp_path / "below" / "two.txt").write_bytes(b"\0\1")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "one.meta.json").write_text("{}")
    lines = [json.dumps({"key": f"a{n}", "text": f"{english} {n}"}) for n in range(3)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    (tmp_path / "more.jsonl").write_text("\n".join(lines).replace('"a', '"b') + "\n")
    expected = expected_articles([tmp_path])
    assert expected == 9
    assert len(list(read_articles([tmp_path]))) == expected


def test_what_only_reading_tells_is_not_guessed(tmp_path: Path) -> None:
    assert expected_articles([tmp_path / "no-such-file.txt"]) == 1
    assert expected_articles(["https://example.org/feed", tmp_path]) is None
    assert expected_articles([tmp_path / "news.rss"]) is None
