"""What the graph must be able to answer: one SPARQL query a question, each beside a question in Cypher.

The head of a file holds the question in both languages, the name and the parameters of the Cypher question
that it must agree with. Its variables bear the names of that question's columns.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ontology.rdf.terms import BASE

_LINE = re.compile(r"# (\w+): (.+)")
_ENTITY = re.compile(r"<([a-z]+/[a-z0-9-]+)>")


@dataclass(frozen=True, slots=True)
class CompetencyQuestion:
    """A question of analysts as SPARQL, and the Cypher question that asks the same."""

    name: str
    titles: Mapping[str, str]  # language → the question in words
    question: str  # name of the Cypher question
    given: Mapping[str, Any]  # its parameters
    text: str  # SPARQL, without the head

    def text_for(self, base: str = BASE) -> str:
        """The query for a graph whose ids stand after `base`."""
        return self.text.replace(f"BASE <{BASE}>", f"BASE <{base}>")

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of the entities that the query names."""
        return tuple(dict.fromkeys(_ENTITY.findall(self.text)))


@cache
def competency_questions() -> tuple[CompetencyQuestion, ...]:
    """All of them, in the order of their names."""
    return tuple(_read(path) for path in sorted(Path(__file__).parent.glob("*.rq")))


def _read(path: Path) -> CompetencyQuestion:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("# ")]
    said = {match[1]: match[2] for match in map(_LINE.fullmatch, head) if match}
    return CompetencyQuestion(
        name=path.stem,
        titles={language: said[language] for language in ("en", "vi")},
        question=said["question"],
        given=json.loads(said["given"]),
        text="\n".join(line for line in lines if not line.startswith("# ")).strip() + "\n",
    )
