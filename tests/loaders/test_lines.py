import json
from pathlib import Path

import pytest

from loaders.articles import read_articles
from loaders.limits import ReadingLimits
from ontology.errors import UnreadableArticle
from ontology.statements import Article


def write(path: Path, *lines: object) -> Path:
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
    return path


def test_each_line_is_an_article(tmp_path: Path, english: str, vietnamese: str) -> None:
    path = write(
        tmp_path / "all.jsonl",
        {"key": "one", "text": english, "title": "T", "published": "2024", "language": "en", "licence": "L"},
        "",
        {"url": "https://www.example.org/tin/hai-ben-20240603101500.html", "text": vietnamese, "date": 2024},
    )
    one, two = read_articles([path])
    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.key, one.title, one.published, one.licence) == ("one", "T", "2024", "L")
    assert (two.key, two.language) == ("example-org-tin-hai-ben-20240603101500", "vi")
    assert two.url == "https://www.example.org/tin/hai-ben-20240603101500.html"
    assert two.published == "2024"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{half of", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["a"]', "not an object"),
        ('{"key": "a"}', "no `text`"),
        ('{"key": "a", "text": 5}', "no `text`"),
        ('{"text": "The offices of the two countries met."}', "neither `key` nor `url`"),
        ('{"key": 3, "text": "The offices of the two countries met."}', "neither `key` nor `url`"),
        ('{"key": "a", "text": "The offices met.", "title": ["x"]}', "title"),
        ('{"key": "a", "text": "The offices of the two met.\\ud800"}', "surrogate"),
        ('{"key": "a/b", "text": "The offices of the two countries met."}', "key"),
        ('{"type": "statement", "subject": "agency/wipo"}', "export"),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_goes_on(
    tmp_path: Path, english: str, line: str, reason: str
) -> None:
    path = write(tmp_path / "a.jsonl", {"key": "one", "text": english}, line, {"key": "two", "text": english})
    one, wrong, two = read_articles([path])
    assert isinstance(one, Article) and isinstance(two, Article)
    assert isinstance(wrong, UnreadableArticle)
    assert wrong.source == f"{path}, line 2"
    assert reason in wrong.reason


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"key": "a", "text": "\xff"}\n')
    (found,) = read_articles([path])
    assert isinstance(found, UnreadableArticle) and "UTF-8" in found.reason


def test_a_line_over_the_limit_is_passed_over_whole(tmp_path: Path, english: str) -> None:
    path = write(
        tmp_path / "a.jsonl",
        {"key": "long", "text": english * 40},
        {"key": "short", "text": english},
        {"key": "last", "text": english * 40},
    )
    first, second, third = read_articles([path], limits=ReadingLimits(max_bytes=1000))
    assert isinstance(first, UnreadableArticle) and first.source.endswith("line 1")
    assert isinstance(second, Article) and second.key == "short"
    assert isinstance(third, UnreadableArticle) and third.source.endswith("line 3")
