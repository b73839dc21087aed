"""What a load did: how much it took in, what it refused, and why."""

from collections import Counter
from dataclasses import dataclass, field, fields

from graph_store.protocol import WriteReport


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article that was not loaded: its name, the reason, and what to do."""

    source: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class RefusedStatement:
    """A statement that an extractor made of an article and that breaks a rule of the ontology."""

    article: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The outcome of a load; what is not in `rejected` is in the store."""

    loaded: int = 0  # articles that were read and written
    unchanged: int = 0  # articles that the store holds already as they are
    rejected: tuple[Rejection, ...] = ()
    refused: tuple[RefusedStatement, ...] = ()
    written: WriteReport = field(default_factory=WriteReport)

    def summary(self) -> str:
        """One line for a person.

        >>> LoadReport(loaded=2, unchanged=1).summary()
        'loaded 2 articles (1 unchanged, 0 rejected): 0 statements and 0 pieces of evidence added'
        """
        line = (
            f"loaded {self.loaded} article{'' if self.loaded == 1 else 's'} "
            f"({self.unchanged} unchanged, {len(self.rejected)} rejected): "
            f"{self.written.statements_added} statements and "
            f"{self.written.evidence_added} pieces of evidence added"
        )
        if self.written.evidence_removed:
            line += f", {self.written.evidence_removed} pieces of evidence removed"
        if self.refused:
            rules = Counter(refusal.rule for refusal in self.refused)
            line += f"; {len(self.refused)} statements refused by the ontology ("
            line += ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items())) + ")"
        return line


def add_reports(one: WriteReport, other: WriteReport) -> WriteReport:
    """Two writes as one."""
    names = [part.name for part in fields(WriteReport)]
    return WriteReport(**{name: getattr(one, name) + getattr(other, name) for name in names})
