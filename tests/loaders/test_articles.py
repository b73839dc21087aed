"""Whatever bytes come, reading yields articles or refusals and never breaks off."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.articles import read_articles
from ontology.errors import UnreadableArticle
from ontology.statements import Article

NAMES = ["a.txt", "a.html", "a.jsonl", "a.xml", "a.unknown"]
SEEDS = [
    "The two offices signed a memorandum of understanding in the city.",
    "Hai cơ quan đã ký biên bản ghi nhớ về hợp tác.",
    "<html><body><article><p>The two offices of the countries met.</p></article></body></html>",
    '{"key": "k", "text": "The two offices of the countries met in the city."}\n',
    '<rss version="2.0"><channel><title>t</title><item><title>a</title><link>file:///x</link></item></channel></rss>',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "b"><!ENTITY f "&e;&e;">]><rss>&f;</rss>',
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """One of the seeds in some encoding, with some bytes put in or taken out; or just bytes."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=300))
    text = draw(st.sampled_from(SEEDS)) * draw(st.integers(1, 4))
    data = text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])))
    start, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
    return data[:start] + draw(st.binary(max_size=5)) + data[end:]


@pytest.mark.parametrize("name", NAMES)
@given(data=damaged(), meta=st.none() | damaged())
def test_any_bytes_are_read_or_refused(name: str, data: bytes, meta: bytes | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        if meta is not None:
            Path(folder, "a.meta.json").write_bytes(meta)
        for found in read_articles([path, folder]):
            if isinstance(found, Article):
                assert found.text and found.language in ("vi", "en")
                found.text.encode()
            else:
                assert isinstance(found, UnreadableArticle)
                assert found.source
                assert found.reason.endswith(".") and found.remedy.endswith((".", "?"))


def test_sources_are_read_one_by_one(tmp_path: Path, english: str) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(english)
    stream = read_articles([tmp_path])
    first = next(stream)
    assert isinstance(first, Article) and first.key == "a"
    (tmp_path / "b.txt").unlink()
    second = next(stream)
    assert isinstance(second, UnreadableArticle)
