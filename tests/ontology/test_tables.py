import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.statements import Subgraph
from ontology.tables import ENTITY_COLUMNS, STATEMENT_COLUMNS, neutral, write_csv
from tests.ontology.bilingual_example import EXAMPLE


def table(name: str, subgraph: Subgraph = EXAMPLE, **options: object) -> list[dict[str, str]]:
    file = BytesIO()
    write_csv(subgraph.parts(), file, table=name, **options)  # type: ignore[arg-type]
    return list(csv.DictReader(StringIO(file.getvalue().decode(), newline="")))


def test_a_row_for_each_piece_of_evidence() -> None:
    rows = table("statements")
    assert len(rows) == sum(len(statement.evidence) for statement in EXAMPLE.statements) == 9
    assert tuple(rows[0]) == STATEMENT_COLUMNS
    for row in rows:
        (article,) = (a for a in EXAMPLE.articles if a.key == row["article"])
        assert article.text is not None
        assert article.text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert (row["article_title"], row["article_date"], row["article_url"]) == (
            article.title,
            article.published,
            article.url,
        )
    posts = sorted(
        (row["role"], row["post"], row["subject_name"], row["object_name"]) for row in rows if row["role"]
    )
    assert posts == [
        ("Cục trưởng", "director-general", "Pham Minh Chau", "IP Viet Nam"),
        ("Director General", "director-general", "Pham Minh Chau", "IP Viet Nam"),
    ]
    assert {row["value"] for row in rows if row["predicate"] == "date"} == {"2024-03", "2024-03-11"}


def test_names_come_in_the_language_asked_for() -> None:
    assert "Cục Sở hữu trí tuệ" in {row["object_name"] for row in table("statements", language="vi")}


def test_a_row_for_each_entity() -> None:
    rows = {row["entity"]: row for row in table("entities")}
    assert tuple(rows["place/japan"]) == ENTITY_COLUMNS
    assert rows.keys() == {entity.id for entity in EXAMPLE.entities}
    assert rows["place/japan"]["identifiers"] == "iso3=JPN | wikidata=Q17"
    assert rows["place/japan"]["mentions"] == "0"
    assert rows["agency/ip-viet-nam"]["aliases"] == "Cuc So huu tri tue | NOIP"
    assert rows["agency/ip-viet-nam"]["articles"] == "2024-da-nang-en | 2024-da-nang-vi"
    assert (rows["official/5ec0"]["name_vi"], rows["official/5ec0"]["reference"]) == ("Phạm Minh Châu", "no")


def test_the_byte_order_mark_comes_first_where_asked_for() -> None:
    file = BytesIO()
    write_csv(EXAMPLE.parts(), file, byte_order_mark=True)
    assert file.getvalue().startswith(b"\xef\xbb\xbfstatement,subject,")
    assert file.getvalue().count("\ufeff".encode()) == 1


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("x")']
)
def test_a_cell_that_would_be_computed_is_made_text(text: str) -> None:
    assert neutral(text) == "'" + text
    article = replace(EXAMPLE.articles[0], title=text)
    rows = table("statements", replace(EXAMPLE, articles=(article,)))
    assert {row["article_title"] for row in rows if row["article"] == article.key} == {"'" + text}


@given(st.text())
def test_other_cells_keep_their_text(text: str) -> None:
    cell = neutral(text)
    assert isinstance(cell, str)
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert (neutral(-1), neutral(0.5), neutral(None)) == (-1, 0.5, "")


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValueError, match="choose one of statements, entities"):
        write_csv((), BytesIO(), table="people")


def test_the_table_of_articles_tells_where_each_is_from_and_what_it_gave() -> None:
    rows = {row["article"]: row for row in table("articles")}
    assert set(rows) == {article.key for article in EXAMPLE.articles}
    for article in EXAMPLE.articles:
        row = rows[article.key]
        assert (row["licence"], row["sha256"]) == (article.licence or "", article.sha256)
        evidence = [e for s in EXAMPLE.statements for e in s.evidence if e.article == article.key]
        assert int(row["evidence"]) == len(evidence) > 0
        assert int(row["statements"]) == sum(article.key in s.sources for s in EXAMPLE.statements)
        named = [m for e in EXAMPLE.entities for m in e.mentions if m.article == article.key]
        assert int(row["mentions"]) == len(named)
