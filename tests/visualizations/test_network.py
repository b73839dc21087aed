import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from ontology.labels import kind_label
from ontology.statements import Article, Entity, Evidence, Statement, Subgraph, SubgraphBuilder
from ontology.vocabulary import Basis, Kind, Predicate
from tests.contracts.sample_graph import sample_graph
from visualizations.network import MOST_NODES, render_network, wrapped

GRAPH = sample_graph()


class Text(HTMLParser):
    """What a reader sees, and which elements carry what they may not."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        self._skipped += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.said.append(data)


def read(page: str) -> Text:
    text = Text()
    text.feed(page)
    return text


def drawn(page: str, name: str) -> list[dict[str, Any]]:
    """The nodes or edges that the page draws."""
    found = re.search(rf"const {name} = new vis\.DataSet\((.*)\);\n", page)
    assert found
    values: list[dict[str, Any]] = json.loads(found.group(1))
    return values


def star(count: int) -> Subgraph:
    """One agency in the middle of many others."""
    builder = SubgraphBuilder()
    text = "They cooperate."
    builder.add(Article("a", text, language="en"))
    builder.add(Entity("agency/hub", Kind.AGENCY, (("en", "Hub"),)))
    for number in range(count):
        other = f"agency/other-{number:04}"
        builder.add(Entity(other, Kind.AGENCY, (("en", f"Other {number}"),)))
        evidence = Evidence("a", 0, len(text), text, "hand", 0.9)
        builder.add(Statement("agency/hub", Predicate.COOPERATES_WITH, other, evidence=(evidence,)))
    return builder.build()


def test_every_entity_and_tie_is_drawn_and_every_quote_is_in_the_table() -> None:
    page = render_network(GRAPH, center="agency/ip-viet-nam")
    ties = [s for s in GRAPH.statements if s.object is not None]
    assert len(drawn(page, "nodes")) == len(GRAPH.entities)
    assert len(drawn(page, "edges")) == len(ties)
    said = read(page).said
    for statement in GRAPH.statements:
        for evidence in statement.evidence:
            assert f"“{evidence.quote}”" in said
    rows = [given for tag, given in read(page).tags if tag == "tr" and "id" in given]
    assert len(rows) == len(GRAPH.statements)
    assert [edge["id"] for edge in drawn(page, "edges")] == [row["id"] for row in rows][: len(ties)]


def test_the_page_is_one_file_that_asks_for_nothing() -> None:
    page = render_network(GRAPH, center="agency/wipo")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    for tag, given in read(page).tags:
        assert tag not in ("link", "iframe", "img", "base", "object")
        assert "src" not in given
        if tag == "a":
            assert (given["href"] or "").startswith("https://example.org/")
    assert len(page.encode()) < 1_000_000


def test_the_same_subgraph_gives_the_same_page() -> None:
    shuffled = replace(GRAPH, entities=GRAPH.entities[::-1], statements=GRAPH.statements[::-1])
    assert render_network(GRAPH, center="agency/jpo") == render_network(shuffled, center="agency/jpo")


@pytest.mark.parametrize(("language", "word"), [("en", "Evidence"), ("vi", "Bằng chứng")])
def test_words_and_names_are_in_the_language(language: str, word: str) -> None:
    page = render_network(GRAPH, center="agency/ip-viet-nam", language=language)
    said = read(page).said
    assert word in said
    names = {"en": "Intellectual Property Office of Viet Nam", "vi": "Cục Sở hữu trí tuệ"}
    assert any(names[language] in text for text in said)
    assert any(kind_label(Kind.AGENCY, language) in text for text in said)


def test_parallel_ties_fan_out_and_single_ones_are_straight() -> None:
    page = render_network(GRAPH, center="agency/ip-viet-nam")
    pairs: dict[frozenset[str], list[dict[str, Any]]] = {}
    for edge in drawn(page, "edges"):
        pairs.setdefault(frozenset((edge["from"], edge["to"])), []).append(edge)
    assert max(map(len, pairs.values())) > 1
    for edges in pairs.values():
        first = edges[0]["from"]
        bends = []
        for edge in edges:
            smooth = edge["smooth"]
            size = smooth.get("roundness", 0.0)
            side = 1 if (smooth.get("type") == "curvedCW") == (edge["from"] == first) else -1
            bends.append(round(side * size, 3))
        assert len(set(bends)) == len(edges), "each parallel tie has a curve of its own"


def test_only_what_is_not_agreed_is_dashed() -> None:
    page = render_network(GRAPH, center="agency/ip-viet-nam")
    dashed = {edge["title"].split("\n")[2] for edge in drawn(page, "edges") if edge["dashes"]}
    dashed |= {edge["title"].split("\n")[0] for edge in drawn(page, "edges") if edge["dashes"]}
    assert "memorandum with IPOS" in dashed
    assert "Memorandum of Understanding 2025" not in dashed


def test_what_more_articles_say_is_thicker() -> None:
    page = render_network(GRAPH, center="agency/wipo")
    widths = {edge["title"]: edge["width"] for edge in drawn(page, "edges")}
    wipo, memorandum = "World Intellectual Property Organization", "Memorandum of Understanding 2025"
    twice, once = f"{wipo}\nis party to\n{memorandum}", f"{wipo}\nis located in\nGeneva"
    assert widths[twice] > widths[once]


def test_a_picture_is_capped_and_says_so() -> None:
    page = render_network(star(MOST_NODES + 20), center="agency/hub")
    nodes = drawn(page, "nodes")
    assert len(nodes) == MOST_NODES
    assert nodes[0]["label"] == "Hub"
    assert f"Only {MOST_NODES} of {MOST_NODES + 21} entities are drawn" in page
    assert "Only" not in "".join(read(render_network(star(5), center="agency/hub")).said)


def test_neighbors_that_were_not_asked_for_are_counted() -> None:
    assert "7 more direct neighbors are not drawn" in render_network(star(5), center="agency/hub", hidden=7)
    assert "not drawn" not in render_network(star(5), center="agency/hub")


def test_a_subgraph_without_ties_or_entities_is_a_page_too() -> None:
    alone = Subgraph(entities=GRAPH.entities[:1])
    assert len(drawn(render_network(alone, center=alone.entities[0].id), "nodes")) == 1
    assert "Nothing is said about it yet." in render_network(Subgraph(), center=None)


def test_titles_of_tooltips_are_never_markup() -> None:
    page = render_network(GRAPH, center="agency/wipo", title="<b>bold</b>")
    assert "<b>" not in page.partition("<script>")[0]
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_where_a_date_comes_from_is_said() -> None:
    text = "Signed yesterday."
    evidence = Evidence("a", 0, len(text), text, "hand", 0.9, basis=Basis.RELATIVE)
    subgraph = Subgraph(
        (Article("a", text, language="en"),),
        (Entity("agreement/x", Kind.AGREEMENT, (("en", "X"),)),),
        (Statement("agreement/x", Predicate.DATE, value="2025-01-01", evidence=(evidence,)),),
    )
    said = " ".join(read(render_network(subgraph, center="agreement/x")).said)
    assert "2025-01-01" in said
    assert "undated" in said


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//[bad", "ftp://x", ""])
def test_only_addresses_of_the_web_are_linked(url: str) -> None:
    articles = tuple(replace(article, url=url) for article in GRAPH.articles)
    page = render_network(replace(GRAPH, articles=articles), center="agency/wipo")
    assert "href" not in page.partition("<script>")[0]


def test_long_names_are_wrapped_and_cut() -> None:
    assert wrapped("Cục Sở hữu trí tuệ") == "Cục Sở hữu trí tuệ"
    lines = wrapped("Memorandum of Understanding between this office and very many other offices").split("\n")
    assert len(lines) == 3
    assert lines[-1].endswith(" …")
    assert all(len(line) <= 50 for line in wrapped("x" * 400).split("\n"))
