import json
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.articles import read_articles
from loaders.cleaning import normalize
from loaders.drafts import Draft, article
from loaders.extraction.rules import RuleExtractor
from ontology.errors import UnreadableArticle
from ontology.statements import Article, Subgraph
from ontology.validation import violations

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.txt"))


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor()


@cache
def examples() -> dict[str, Article]:
    return {part.key: part for part in read_articles([EXAMPLES]) if isinstance(part, Article)}


def check_offsets(found: Subgraph, text: str) -> int:
    """Each quote is the text at its offsets; how many there are."""
    quotes = [m for entity in found.entities for m in entity.mentions]
    passages = [e for statement in found.statements for e in statement.evidence]
    places = [(p.start, p.end, p.quote) for p in quotes] + [(p.start, p.end, p.quote) for p in passages]
    for start, end, quote in places:
        assert quote == text[start:end]
        assert quote.strip()
    return len(places)


def test_there_are_enough_in_both_languages() -> None:
    languages = [found.language for found in examples().values()]
    assert languages.count("vi") >= 7 and languages.count("en") >= 7
    assert sorted(examples()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_is_read_with_its_description_and_names_its_source(name: str) -> None:
    path = EXAMPLES / f"{name}.txt"
    meta = json.loads((EXAMPLES / f"{name}.meta.json").read_text("utf-8"))
    found = examples()[name]
    assert found.text == unicodedata.normalize("NFC", path.read_text("utf-8"))
    assert (found.title, found.language, found.published) == (meta["title"], meta["lang"], meta.get("date"))
    assert (found.publisher, found.licence) == ("IPCoop examples", "Apache-2.0")
    assert len(meta["source"]) > 20
    assert 120 <= len((found.text or "").split()) <= 350


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_the_text_at_its_offsets(name: str) -> None:
    found = extractor().extract(examples()[name])
    assert check_offsets(found, examples()[name].text or "") >= 5
    assert violations(found) == []


@given(st.data())
def test_offsets_hold_in_texts_cut_and_mixed_at_random(data: st.DataObject) -> None:
    texts = [found.text or "" for found in examples().values()]
    pieces = []
    for _ in range(data.draw(st.integers(1, 4))):
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(text) - 1))
        piece = text[start : start + data.draw(st.integers(1, 600))]
        if data.draw(st.booleans()):
            piece = unicodedata.normalize("NFD", piece)
        pieces.append(piece + data.draw(st.sampled_from(["", "\r\n", " ", "\n\n"])))
    check_raw("".join(pieces), data.draw(st.sampled_from(["vi", "en"])))


@given(st.text(max_size=400), st.sampled_from(["vi", "en"]))
def test_offsets_hold_in_any_text(text: str, language: str) -> None:
    check_raw(text, language)


def check_raw(text: str, language: str) -> None:
    try:
        found = article(Draft("random", "random", text, language=language))
    except UnreadableArticle:
        assert not text.strip() or "\0" in text or any("\ud800" <= c <= "\udfff" for c in text)
        return
    assert found.text == normalize(text)
    check_offsets(extractor().extract(found), found.text)
