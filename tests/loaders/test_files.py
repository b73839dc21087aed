import unicodedata
from pathlib import Path

import pytest

from loaders.articles import read_articles
from loaders.limits import ReadingLimits, describe_size
from ontology.errors import UnreadableArticle
from ontology.statements import Article


def articles(*sources: Path, limits: ReadingLimits | None = None) -> dict[str, Article]:
    found = list(read_articles(sources, limits=limits))
    assert not [part for part in found if isinstance(part, UnreadableArticle)]
    return {part.key: part for part in found if isinstance(part, Article)}


def error(source: Path | str, limits: ReadingLimits | None = None) -> UnreadableArticle:
    (found,) = read_articles([source], limits=limits)
    assert isinstance(found, UnreadableArticle)
    assert found.reason.endswith(".") and found.remedy.endswith((".", "?"))
    return found


def test_a_text_file_is_kept_to_the_character(tmp_path: Path, vietnamese: str) -> None:
    path = tmp_path / "bài-viết.txt"
    text = f" Hai cơ quan ký bản ghi nhớ\n\n\t{vietnamese}  \n\n"
    path.write_text(text, encoding="utf-8")
    (found,) = articles(path).values()
    assert found.key == "bài-viết"
    assert found.text == unicodedata.normalize("NFC", path.read_text("utf-8"))
    assert found.title == "Hai cơ quan ký bản ghi nhớ"


def test_a_description_beside_the_file_is_taken(tmp_path: Path, english: str) -> None:
    (tmp_path / "a.txt").write_text(english)
    (tmp_path / "a.meta.json").write_text(
        '{"title": "T", "url": null, "lang": "en", "date": "2024-06", "publisher": "P", "licence": "L"}'
    )
    (found,) = articles(tmp_path).values()
    assert (found.title, found.url, found.language) == ("T", None, "en")
    assert (found.published, found.publisher, found.licence) == ("2024-06", "P", "L")


@pytest.mark.parametrize(
    "content", ["{not json", '["a"]', '{"title": 7}', '{"date": "soon"}', "\xff\xfe\x00"]
)
def test_a_description_that_cannot_be_read_is_named(tmp_path: Path, english: str, content: str) -> None:
    (tmp_path / "a.txt").write_text(english)
    (tmp_path / "a.meta.json").write_text(content, encoding="latin-1")
    assert "a.txt" in error(tmp_path).source


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path, english: str) -> None:
    for name in ("b/z.txt", "b/y.md", "a.txt", "c.html", ".hidden/x.txt", ".x.txt", "p.png", "b/t.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(english if path.suffix != ".html" else f"<html><body><p>{english}</p></body></html>")
    (tmp_path / "b" / "circle").symlink_to(tmp_path)
    assert list(articles(tmp_path)) == ["a", "y", "z", "c"]


def test_one_broken_file_does_not_stop_the_others(tmp_path: Path, english: str, vietnamese: str) -> None:
    (tmp_path / "a.txt").write_text(english)
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.txt").write_text(vietnamese)
    found = list(read_articles([tmp_path]))
    assert [part.key for part in found if isinstance(part, Article)] == ["a", "e"]
    errors = [part for part in found if isinstance(part, UnreadableArticle)]
    assert [Path(part.source).name for part in errors] == ["b.txt", "c.pdf", "d.txt"]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" \n")
    assert "empty" in error(tmp_path / "a.txt").reason


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    assert "no article" in error(tmp_path).reason


def test_a_path_that_is_not_there_is_said() -> None:
    assert "no such file" in error("nowhere/at/all.txt").reason


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path, english: str) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text(english)
    broken, whole = read_articles([tmp_path])
    assert isinstance(broken, UnreadableArticle) and "cannot be opened" in broken.reason
    assert isinstance(whole, Article)


def test_a_text_of_fifty_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"The two offices met. " * 50_000)
    found = error(path)
    assert "52.5 MB" in found.reason and "20 MB" in found.reason
    assert "JSONL" in found.remedy


def test_a_text_just_within_the_limit_is_read(tmp_path: Path, english: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(english)
    size = path.stat().st_size
    assert list(articles(path, limits=ReadingLimits(max_bytes=size))) == ["a"]
    assert describe_size(size - 1) in error(path, ReadingLimits(max_bytes=size - 1)).reason


def test_an_unknown_ending_is_read_where_it_is_named_and_holds_text(tmp_path: Path, english: str) -> None:
    path = tmp_path / "notes.text"
    path.write_text(english)
    assert list(articles(path)) == ["notes"]


def test_the_same_name_for_two_texts_is_refused(tmp_path: Path, english: str, vietnamese: str) -> None:
    for folder, text in (("x", english), ("y", vietnamese), ("z", english)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    first, second = read_articles([tmp_path])
    assert isinstance(first, Article) and first.text == english
    assert isinstance(second, UnreadableArticle)
    assert second.source.endswith("report.txt") and "x" in second.reason and "Rename" in second.remedy


def test_the_same_file_given_twice_comes_once(tmp_path: Path, english: str) -> None:
    (tmp_path / "a.txt").write_text(english)
    assert [
        part.key for part in read_articles([tmp_path, tmp_path / "a.txt"]) if isinstance(part, Article)
    ] == ["a"]
