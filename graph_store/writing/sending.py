"""Run the query files inside one transaction, over as many rows as there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from graph_store.protocol import Row
from queries import Query, query

Run = Callable[[Query, Mapping[str, Any]], list[Row]]
"""Runs a query file with parameters, inside whatever transaction its owner holds."""


class Reading(Protocol):
    """Runs reading query files on one state of the graph."""

    def __call__(self, asked: Query, parameters: Mapping[str, Any], /) -> list[Row]:
        """The rows of a query file."""
        ...

    def values(self, asked: Query, parameters: Mapping[str, Any], /) -> Iterable[tuple[Any, ...]]:
        """The rows as values in the order of their columns, which is faster where there are many."""
        ...


@dataclass(frozen=True, slots=True)
class ReadingAtOnce:
    """Reads from a server: all values of a query come as one row, for a row costs more than what it holds."""

    read: Callable[[str, Mapping[str, Any]], list[Row]]

    def __call__(self, asked: Query, parameters: Mapping[str, Any]) -> list[Row]:
        """The rows of a query file."""
        return self.read(asked.text_for("neo4j"), parameters)

    def values(self, asked: Query, parameters: Mapping[str, Any]) -> Iterable[tuple[Any, ...]]:
        """The rows as values."""
        columns = ", ".join(f"`{column}`" for column in asked.returns)
        text = f"CALL {{\n{asked.text_for('neo4j')}\n}} RETURN collect([{columns}]) AS found"
        return map(tuple, self.read(text, parameters)[0]["found"])


BATCH = 2000
"""Rows that one statement takes: large enough for speed, small enough for a server's memory."""


class Sender:
    """Runs writing queries in a transaction that someone else begins and ends."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def run(self, name: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of the query of that name."""
        return self._run(query(name), parameters or {})

    def each(self, name: str, parameter: str, values: Iterable[str]) -> Iterator[Row]:
        """The rows of a query over many ids, batch by batch."""
        for batch in _batches(sorted(values)):
            yield from self.run(f"writing/{name}", {parameter: batch})

    def send(self, name: str, rows: Sequence[Any], parameter: str = "rows") -> None:
        """Run a query over many rows."""
        for batch in _batches(rows):
            self.run(f"writing/{name}", {parameter: batch})

    def send_as(self, name: str, stand_in: str, label: str, rows: Sequence[Any]) -> None:
        """Run a query over many rows, with a label or type of the ontology where the file has its own.

        Cypher takes no label from a parameter, so that the file names one of them to be complete in itself.
        """
        file = query(f"writing/{name}")
        texts = {key: text.replace(f":{stand_in}", f":{label}") for key, text in file.overrides.items()}
        changed = replace(file, text=file.text.replace(f":{stand_in}", f":{label}"), overrides=texts)
        for batch in _batches(rows):
            self._run(changed, {"rows": batch})


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), BATCH):
        yield list(rows[start : start + BATCH])
