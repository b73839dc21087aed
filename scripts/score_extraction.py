"""Score the rules on annotated articles and write what comes of it, per kind, predicate and language.

    python -m scripts.score_extraction           # all five sets → docs/extraction-scores.md
    python -m scripts.score_extraction tests/scoring/unseen --output -

A set is a folder with `articles/` and `gold/`. The scorer and the real articles are kept outside the
repository, in `shared/` beside it (`--shared`). What is right, spurious or missed, the scorer says; this runs
it for each language and lays it out.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders import languages, stamps
from loaders.extraction.rules import RuleExtractor
from ontology.jsonl import write_lines
from ontology.statements import Article, SubgraphBuilder

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "docs" / "extraction-scores.md"
_ROW = re.compile(
    r"(?P<name>\S.*?)\s+P [\d.]+ R [\d.]+ F1 [\d.]+\s+right (\d+), spurious (\d+), missed (\d+)$"
)
_ROLES = re.compile(r"roles right (\d+)/(\d+); evidence spans exact (\d+)/(\d+)")
_COLUMNS = ("vi", "en", "both")
_ABOUT = """# Scores of the rules, kind by kind

Made by `python -m scripts.score_extraction`; what the sets are, and what the scores are worth, says
[extraction.md](extraction.md#scores). Each cell: precision / recall / F1 (cases in the annotation).
"""


@dataclass(frozen=True, slots=True)
class Score:
    """What is right, spurious and missed of one sort of thing."""

    right: int
    spurious: int
    missed: int

    def cell(self) -> str:
        """Precision, recall and F1, with the number of annotated cases."""
        cases = self.right + self.missed
        if not cases:
            return f"– ({self.spurious} spurious)" if self.spurious else "–"
        found = self.right + self.spurious
        precision, recall = self.right / found if found else 0.0, self.right / cases
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"{precision:.2f} / {recall:.2f} / {f1:.2f} ({cases})"


Scores = Mapping[str, Score]


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a set, in the order of their names, described as a load would."""
    for path in sorted((folder / "articles").glob("*.txt")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        beside = path.with_suffix(".meta.json")
        described = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
        language = described.get("lang") or languages.detect(text, path.name)
        published = described.get("date") or stamps.published(text, language=language)
        yield Article(path.stem, text, language=language, published=published)


def scores(folder: Path, scorer: Path) -> tuple[dict[str, Scores], str]:
    """The scores of a set for each column, and a line on roles and evidence."""
    extractor, read = RuleExtractor(), list(articles(folder))
    builder = SubgraphBuilder()
    for article in read:
        builder.update(extractor.extract(article).parts())
    by_column: dict[str, Scores] = {}
    with tempfile.TemporaryDirectory() as work:
        export = Path(work) / "export.jsonl"
        export.write_text("".join(write_lines(builder.build().parts())), encoding="utf-8")
        for column in _COLUMNS:
            gold = Path(work) / column
            gold.mkdir()
            for article in read:
                if column in ("both", article.language):
                    (gold / f"{article.key}.json").symlink_to(
                        (folder / "gold" / f"{article.key}.json").resolve()
                    )
            said = _run(scorer, gold, export, folder)
            by_column[column] = _rows(said)
    roles = _ROLES.search(said)
    return by_column, "Roles right {}/{}; evidence exact {}/{}.".format(*roles.groups()) if roles else ""


def _run(scorer: Path, gold: Path, export: Path, folder: Path) -> str:
    command = [sys.executable, str(scorer), str(gold), str(export), "--texts", str(folder / "articles")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _rows(said: str) -> Scores:
    found = (_ROW.match(line) for line in said.splitlines())
    return {m["name"]: Score(*map(int, m.groups()[1:])) for m in found if m}


def table(title: str, by_column: Mapping[str, Scores], note: str) -> str:
    """A set as Markdown: kinds, then predicates, the totals in bold."""
    lines = [f"## {title}", "", note, "", "| | Vietnamese | English | both |", "| --- | --- | --- | --- |"]
    for name in by_column["both"]:
        shown = {"ENTITIES": "**all entities**", "FACTS": "**all statements**"}.get(name, name.split()[-1])
        cells = (by_column[column].get(name, Score(0, 0, 0)).cell() for column in _COLUMNS)
        lines.append(f"| {shown} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the options, score, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("sets", nargs="*", type=Path, help="folders with articles/ and gold/")
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--output", type=Path, default=OUTPUT, help="a file; - for standard output")
    given = options.parse_args()
    corpus = given.shared / "corpus"
    own = ROOT / "tests" / "scoring"
    ours = [own / name for name in ("unseen", "fresh", "blind")]
    folders = given.sets or [corpus / "seed", corpus / "field", *ours]
    parts = [_ABOUT]
    for folder in folders:
        by_column, note = scores(folder, given.shared / "scoring" / "score.py")
        parts.append(table(f"{folder.name} ({_counts(folder)})", by_column, note))
    text = "\n".join(parts)
    if str(given.output) == "-":
        print(text, end="")
    else:
        given.output.write_text(text, encoding="utf-8")


def _counts(folder: Path) -> str:
    found = [article.language for article in articles(folder)]
    return f"{found.count('vi')} Vietnamese, {found.count('en')} English articles"


if __name__ == "__main__":
    main()
