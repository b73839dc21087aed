"""docs/queries.md, written from the headers of the questions: `python -m queries.documentation`."""

from collections.abc import Iterable
from pathlib import Path

from queries.catalogue import Query, catalogue
from queries.parameters import Parameter

PAGE = Path(__file__).parent.parent / "docs" / "queries.md"
_HEAD = """\
# The questions

<!-- Written from the headers of queries/questions/*.cypher; renew with: python -m queries.documentation -->

Each question is one Cypher file in `queries/questions/`, the same for the embedded engine and for Neo4j.
Ask it on the command line (`ipcoop query agreements_between one="Cục SHTT" other=WIPO`) or over HTTP
(`/api/v1/queries/agreements_between?one=…&other=…`).

- An **entity** is given by id (`agency/wipo`) or by any of its names, with or without accents; a **country**
  by name or by its code of two letters; a **date** as `2023`, `2023-06` or `2023-06-12`.
- Where a question takes a side, an agency stands for itself and a country for all its agencies.
- Every answer is ordered to the last column, and every question takes `limit`.
- How to write a new one: copy a file, change its header and text, add its expected rows to
  `tests/contracts/expected_answers.yaml`. The header is checked against the text, and the text against the
  portable subset of Cypher (`queries/lint.py`), when the file is read.

"""


def page(questions: Iterable[Query]) -> str:
    """The whole page in Markdown."""
    known = sorted(questions, key=lambda question: question.name)
    rows = "".join(f"| [{q.name}](#{q.name}) | {q.summary} |\n" for q in known)
    index = f"| question | what it tells |\n| --- | --- |\n{rows}"
    return _HEAD + index + "".join(_section(question) for question in known)


def write() -> None:
    """Bring docs/queries.md up to date."""
    PAGE.write_text(page(catalogue()), encoding="utf-8")


def _section(question: Query) -> str:
    parameters = "".join(_row(parameter) for parameter in question.parameters)
    return (
        f"\n## {question.name}\n\n{question.summary}\n*{question.summaries['vi']}*\n\n"
        f"| parameter | takes | meaning |\n| --- | --- | --- |\n{parameters}\n"
        f"Returns: {', '.join(f'`{column}`' for column in question.returns)}\n"
    )


def _row(parameter: Parameter) -> str:
    takes = parameter.type.value + (f" ({', '.join(parameter.kinds)})" if parameter.kinds else "")
    if parameter.default is not None:
        takes += f", {parameter.default} if left out"
    elif parameter.optional:
        takes += ", optional"
    return f"| `{parameter.name}` | {takes} | {parameter.description} |\n"


if __name__ == "__main__":
    write()
