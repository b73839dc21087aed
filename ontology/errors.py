"""Every error that the project raises on purpose.

CooperationGraphError
├── InvalidStatement      a statement breaks the ontology
│   └── ConflictingJudgments  what people decided contradicts itself
├── InvalidReference      a reference data file breaks its schema
├── InvalidQuery          a query file, or the parameters given to it, break the query's contract
│   └── InvalidCypher     a query that somebody wrote is none: line and column
│       └── RefusedCypher it is one, but asks for what is closed
├── UnreadableArticle     an article cannot be read: what, where, and what to do
├── UnreadableExport      a line of an export cannot be read back
├── UnwritableExport      an export holds what its format cannot carry
├── NotFound              an id that the store does not hold
├── MissingExtra          a part that is installed separately is not there
└── StoreError
    ├── StoreUnavailable  the store cannot be reached or opened
    ├── StoreTooNew       the store was written by a newer version
    ├── QueryTimeout      a query reached its time limit
    ├── QueryTooLarge     a query needs more memory than there is for one
    └── WriteRefused      a statement that would write came in on the reading side

They know no HTTP: the one table from class to status is in `graph_api/problems.py`.
"""


class CooperationGraphError(Exception):
    """Any error of the domain; its text says what is wrong, where, and what to do."""


class InvalidStatement(CooperationGraphError):
    """A statement breaks the ontology; `rule` names which part of it."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(f"{rule}: {message}")
        self.rule = rule


class ConflictingJudgments(InvalidStatement):
    """A judgment contradicts others that still count; its text names them."""

    def __init__(self, message: str) -> None:
        super().__init__("judgment-conflict", message)


class InvalidReference(CooperationGraphError):
    """A reference data file breaks its schema."""


class InvalidQuery(CooperationGraphError):
    """A query file, or the parameters given to it, break the query's contract."""


class InvalidCypher(InvalidQuery):
    """Cypher that somebody wrote cannot be read at `line` and `column`, each from 1 where it is known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        where = ", ".join(
            f"{name} {at}" for name, at in (("line", line), ("column", column)) if at is not None
        )
        super().__init__(f"{message} ({where})" if where else message)
        self.line = line
        self.column = column


class RefusedCypher(InvalidCypher):
    """Cypher that somebody wrote asks for what is closed to everyone."""


class UnreadableArticle(CooperationGraphError):
    """An article cannot be read; `source` names it and `remedy` says what to do."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(f"{source}: {reason} {remedy}")
        self.source = source
        self.reason = reason
        self.remedy = remedy


class UnreadableExport(CooperationGraphError):
    """A line of an export cannot be read back."""


class UnwritableExport(CooperationGraphError):
    """An export holds what its format cannot carry."""


class NotFound(CooperationGraphError):
    """The store holds nothing of that id."""


class HistoryForgotten(CooperationGraphError):
    """What changed before a moment is no longer kept; its text says how to go on."""


class MissingExtra(CooperationGraphError):
    """A part that is installed separately is not there; its text says how to install it."""


class StoreError(CooperationGraphError):
    """The store could not do what was asked."""


class StoreUnavailable(StoreError):
    """The store cannot be reached or opened."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of the project."""


class QueryTimeout(StoreError):
    """A query reached its time limit and was ended."""


class QueryTooLarge(StoreError):
    """A query needs more memory than there is for one, and was ended."""


class WriteRefused(StoreError):
    """A query that would write came in on the reading side."""
