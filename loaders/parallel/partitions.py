"""The unit of parallel work: some articles in, one text of JSONL out, the same wherever it is worked out.

The text holds, for each article, its line, the lines of its entities and statements as `ontology/jsonl.py`
writes them, and a line for each thing refused; for an article that was rejected, one line that says so.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace

from loaders.extraction.protocol import Extractor
from loaders.outcomes import Outcome, outcomes_of
from loaders.report import RefusedStatement, Rejection
from ontology.errors import CooperationGraphError, UnreadableExport
from ontology.jsonl import read_lines, write_lines
from ontology.statements import Article, Entity, Statement

ExtractorFactory = Callable[[], Extractor]
"""Makes the extractor in the process that reads; it goes there pickled, so it is a class or a function."""


def process_partition(articles: Sequence[Article], factory: ExtractorFactory, name: str) -> str:
    """What the extractor of `name` reads in the articles; a worker of another version refuses."""
    extractor = factory()
    if extractor.name != name:
        raise CooperationGraphError(
            f"A worker reads with {extractor.name!r}, this load with {name!r}: "
            "install the same version of ipcoop on every worker."
        )
    return "".join(write_outcomes(outcomes_of(articles, extractor)))


def partition_key(articles: Iterable[Article], name: str) -> str:
    """A hash of all that the outcome of a partition depends on."""
    content = hashlib.sha256(name.encode())
    for article in articles:
        described = astuple(replace(article, text=None, recorded=None))
        content.update(json.dumps(described, ensure_ascii=False, default=str).encode() + b"\n")
        content.update((article.text or "").encode("utf-8", "surrogatepass") + b"\0")
    return content.hexdigest()[:32]


def write_outcomes(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """The lines of a partition."""
    for outcome in outcomes:
        if outcome.rejection is not None:
            yield _line("rejected", outcome.rejection.reason, outcome.rejection.remedy)
            continue
        yield from write_lines((outcome.article,))
        yield from write_lines(outcome.parts)
        for refusal in outcome.refused:
            yield _line("refused", refusal.rule, refusal.message)


def read_outcomes(text: str, articles: Sequence[Article], *, source: str) -> Iterator[Outcome]:
    """The outcomes that the lines hold, one for each of `articles`, which have their texts."""
    readings: list[_Reading] = []
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{source}, line {number}"
        content = json.loads(line)
        sort = content["type"]
        if sort in ("article", "rejected"):
            if len(readings) == len(articles):
                raise UnreadableExport(f"{where}: it holds more articles than its {len(articles)}.")
            readings.append(_Reading(articles[len(readings)]))
        if not readings:
            raise UnreadableExport(f"{where}: it does not begin with an article.")
        readings[-1].take(sort, content, line, where)
    if len(readings) != len(articles):
        raise UnreadableExport(f"{source}: it holds {len(readings)} of its {len(articles)} articles.")
    return (reading.outcome() for reading in readings)


@dataclass(slots=True)
class _Reading:
    """One article while its lines are read back."""

    article: Article
    parts: list[Entity | Statement] = field(default_factory=list)
    refused: list[RefusedStatement] = field(default_factory=list)
    rejection: Rejection | None = None

    def take(self, sort: str, content: dict[str, str], line: str, where: str) -> None:
        if sort == "rejected":
            self.rejection = Rejection(self.article.key, content["what"], content["why"])
        elif sort == "refused":
            self.refused.append(RefusedStatement(self.article.key, content["what"], content["why"]))
        else:
            for part in read_lines((line,), source=where):
                if isinstance(part, Article):
                    self.article = replace(self.article, extractor=part.extractor)
                else:
                    self.parts.append(part)

    def outcome(self) -> Outcome:
        return Outcome(self.article, tuple(self.parts), tuple(self.refused), self.rejection)


def _line(sort: str, what: str, why: str) -> str:
    return json.dumps({"type": sort, "what": what, "why": why}, ensure_ascii=False) + "\n"
