"""An article as it was read: the text stays whole, the marks hold, nothing of it gets out of its place."""

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as some

from ontology.statements import Article
from ontology.vocabulary import Kind
from visualizations.explanation import Explanation, Mark, Refused, Said, paragraphs, render_explanation

HOSTILE = '<script>alert(1)</script> "quoted" & <b>bold</b> {{ 7 * 7 }}'


def said(number: int, start: int, end: int, text: str) -> Said:
    return Said(number, start, end, text[start:end], "Office A", "signed", "Treaty B", "frame.x", 0.8, "")


def mark(start: int, end: int) -> Mark:
    return Mark(start, end, "agency/a", "Office A", Kind.AGENCY, "gazetteer")


@given(some.data())
def test_segments_are_the_text_and_marks_are_never_cut(data: some.DataObject) -> None:
    text = data.draw(some.text(alphabet="ab \nĐ", max_size=60))
    cuts = sorted(data.draw(some.sets(some.integers(0, len(text)), max_size=8)))
    marks = [
        mark(start, end)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if "\n" not in text[start:end]
    ]
    places = data.draw(some.lists(some.integers(0, max(len(text) - 1, 0)), max_size=5))
    statements = tuple(said(n, place, place + 1, text) for n, place in enumerate(sorted(places), start=1))
    found = paragraphs(Explanation(Article("a", text), "rules", tuple(marks), statements))
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(segment.text for segment in p.segments) for p in found] == lines
    shown = [segment.text for p in found for segment in p.segments if segment.mark]
    assert shown == [text[m.start : m.end] for m in marks if _line(text, m.start).strip()]
    numbers = [number for p in found for segment in p.segments for number in segment.begins]
    assert sorted(numbers) == [s.number for p in found for s in p.said]


def _line(text: str, offset: int) -> str:
    return text[text.rfind("\n", 0, offset) + 1 :].split("\n")[0]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


def test_the_page_shows_all_and_lets_nothing_out() -> None:
    text = f"Office A signed. {HOSTILE}"
    article = Article("a", text, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", language="en")
    refused = Refused(0, 8, HOSTILE, HOSTILE, HOSTILE, "it was only wished")
    explanation = Explanation(article, "rules", (mark(0, 8),), (said(1, 0, 16, text),), (refused,))
    page = render_explanation(explanation)
    parser = _Tags()
    parser.feed(page)
    assert not {"script", "b", "iframe", "img", "object"} & set(parser.tags)
    assert not any(name.startswith("on") for name in parser.attributes)
    assert "javascript:" not in page and "49" not in page
    plain = unescape(re.sub(r"<[^>]*>", "", page))
    for part in (HOSTILE, "Office A signed Treaty B", "frame.x", "0.80", "it was only wished"):
        assert part in " ".join(plain.split())
    assert 'href="#s1"' in page and 'id="s1"' in page


def test_a_reader_of_vietnamese_gets_vietnamese_kinds() -> None:
    explanation = Explanation(Article("a", "Cục A ký.", language="vi"), "rules", (mark(0, 5),))
    assert "Cơ quan" in render_explanation(explanation, language="vi")
