"""Open the store that an address names."""

from pathlib import Path
from urllib.parse import urlsplit

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import SCHEMES, Neo4jStore
from graph_store.protocol import GraphStore
from ontology.errors import StoreUnavailable

_FORMS = "embedded:FOLDER or neo4j://HOST:PORT (bolt:// and the +s forms too)"


def open_store(
    spec: str,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    read_only: bool = False,
) -> GraphStore:
    """The store at `embedded:FOLDER`, or the server at `neo4j://…` or `bolt://…`, reached and checked.

    Raises `StoreUnavailable` that says what is wrong within about five seconds, `StoreTooNew` where a newer
    version of the program wrote it.
    """
    scheme, separator, rest = spec.partition(":")
    if scheme == "embedded" and separator and rest:
        return EmbeddedStore(Path(rest).expanduser(), read_only=read_only)
    if scheme in SCHEMES:
        _check(spec)
        store = Neo4jStore(spec, user, password, database)
        try:
            store.check()
        except BaseException:
            store.close()
            raise
        return store
    raise StoreUnavailable(f"{spec!r} names no store. Write {_FORMS}.")


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise StoreUnavailable(f"{address!r} is no address: {error}. Write {_FORMS}.") from None
    if parts.username or parts.password:
        raise StoreUnavailable(
            f"The address {parts.scheme}://{host} carries a user or password. Give them as IPCOOP_NEO4J_USER "
            "and IPCOOP_NEO4J_PASSWORD instead, so that no log shows them."
        )
    if not host:
        raise StoreUnavailable(f"{address!r} names no host. Write {_FORMS}.")
