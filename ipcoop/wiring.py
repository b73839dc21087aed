"""Put the parts together as the settings say."""

from graph_store.opening import open_store
from graph_store.protocol import GraphStore
from ipcoop.settings import Settings


def store_of(settings: Settings, *, read_only: bool = False) -> GraphStore:
    """The store that the settings name, open; with its schema in place unless it is only read."""
    password = settings.neo4j_password
    store = open_store(
        settings.store,
        user=settings.neo4j_user,
        password=password.get_secret_value() if password else None,
        database=settings.neo4j_database,
        read_only=read_only,
    )
    if read_only:
        return store
    try:
        store.ensure_schema()
    except BaseException:
        store.close()
        raise
    return store
