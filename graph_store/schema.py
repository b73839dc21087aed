"""The version of the graph model that a store holds, and what to do where it is newer than this program."""

from collections.abc import Sequence

from graph_store.protocol import SCHEMA_VERSION, Row
from ontology.errors import StoreTooNew

KEYED = (
    *("Entity", "Statement", "Evidence", "Article", "Meta"),
    *("Judgment", "Judged", "Change", "Removed", "Merged"),
)
"""The labels under which ids are unique; an entity's kind is a further label."""

SCHEMA_STATEMENTS = (
    *(
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in KEYED
    ),
    "CREATE INDEX statement_predicate IF NOT EXISTS FOR (s:Statement) ON (s.predicate)",
    "CREATE TEXT INDEX entity_search IF NOT EXISTS FOR (n:Entity) ON (n.search)",
)
"""What a server needs once; the embedded engine has its own index of ids and takes none of these."""


def is_current(rows: Sequence[Row], address: str = "The store") -> bool:
    """Whether the store is stamped with the version of this program; refuses a newer one.

    What an older version wrote needs no other change: what is new since stands in nodes of its own.
    """
    return check_version(rows, address) and bool(rows[0]["version"] == SCHEMA_VERSION)


def check_version(rows: Sequence[Row], address: str = "The store") -> bool:
    """Whether the store is stamped, given the rows of `schema/version`; refuses a newer one."""
    if not rows:
        return False
    version = rows[0]["version"]
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"{address} holds version {version} of the graph model; this program knows version "
            f"{SCHEMA_VERSION}. Update the program, or export with the newer one and load that export."
        )
    return True
