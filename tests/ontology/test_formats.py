"""What docs/formats.md and docs/ontology.md say is so."""

import json
import re
from io import BytesIO
from pathlib import Path

from ontology.jsonl import read_lines, write_lines
from ontology.labels import predicate_label
from ontology.rdf.formats import read_rdf
from ontology.shacl import findings
from ontology.statements import Article, Entity, Statement
from ontology.tables import ENTITY_COLUMNS, STATEMENT_COLUMNS
from ontology.validation import RULES
from ontology.vocabulary import SIGNATURES, Kind, Predicate
from tests.ontology.bilingual_example import EXAMPLE

DOCS = Path(__file__).parent.parent.parent / "docs"
FORMATS = (DOCS / "formats.md").read_text(encoding="utf-8")
ONTOLOGY = (DOCS / "ontology.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", FORMATS, flags=re.DOTALL)
    return str(found)


def test_the_jsonl_example_is_what_is_written() -> None:
    parts = list(read_lines(example("jsonl").splitlines()))
    assert [type(part) for part in parts] == [Article, Entity, Entity, Statement]
    assert "".join(write_lines(parts)) == example("jsonl")


def test_the_turtle_example_says_the_same_and_conforms() -> None:
    content = example("turtle").encode()
    assert findings(BytesIO(content)) == []
    parts = list(read_rdf(BytesIO(content), "turtle"))
    statements = [part for part in read_lines(example("jsonl").splitlines()) if isinstance(part, Statement)]
    assert [part for part in parts if isinstance(part, Statement)] == statements


def test_every_field_and_column_is_described() -> None:
    for line in write_lines(EXAMPLE.parts(), with_text=True):
        assert {name for name in json.loads(line) if f"`{name}`" not in FORMATS} == set()
    for column in (*STATEMENT_COLUMNS, *ENTITY_COLUMNS):
        assert f"`{column}`" in FORMATS


def test_every_kind_predicate_and_rule_is_described() -> None:
    for name in (*Kind, *Predicate, *RULES):
        assert f"`{name}`" in ONTOLOGY, name


def test_the_table_of_predicates_is_that_of_the_ontology() -> None:
    for predicate, (subjects, objects) in SIGNATURES.items():
        row = next(line for line in ONTOLOGY.splitlines() if line.startswith(f"| `{predicate}` |"))
        _, _, sides, en, vi, _ = (cell.strip() for cell in row.split("|"))
        start, _, end = sides.partition(" → ")
        assert start == ", ".join(sorted(subjects))
        assert end == ", ".join(sorted(objects)) or not objects
        assert (en, vi) == (predicate_label(predicate), predicate_label(predicate, "vi"))
