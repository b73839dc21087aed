"""Put the parts together as the settings say."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_store.opening import open_store
from graph_store.protocol import GraphStore
from ipcoop.settings import InvalidSettings, Settings

if TYPE_CHECKING:
    from graph_api.writing.access import Writing
    from graph_api.writing.audit import Audit
    from ipcoop.webhooks.delivering import Deliverer


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
        if settings.history_days:
            store.forget_changes(datetime.now(UTC) - timedelta(days=settings.history_days))
    except BaseException:
        store.close()
        raise
    return store


def writing_of(store: GraphStore, settings: Settings) -> "Writing":
    """What the writing routes of a server stand on."""
    from graph_api.writing.access import Writing
    from graph_api.writing.tokens import read_tokens
    from ipcoop.intake import ArticleIntake

    try:
        tokens = read_tokens(settings.tokens)
    except ValueError as error:
        raise InvalidSettings(f"IPCOOP_TOKENS: {error}") from error
    intake = ArticleIntake(store)
    if any("load" in token.scopes for token in tokens):
        threading.Thread(target=intake.warm, name="ipcoop-warm", daemon=True).start()
    return Writing(tokens, intake, audit_of(settings))


def audit_of(settings: Settings) -> "Audit":
    """Where writes leave their trace."""
    from graph_api.writing.audit import Audit

    return Audit(Path(settings.audit))


@contextmanager
def noted(settings: Settings, action: str, targets: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Keep a write of the command line in the audit that IPCOOP_AUDIT names; gives what else to note."""
    more: dict[str, Any] = {}
    if "audit" not in settings.model_fields_set:
        yield more
        return
    who, target = settings.reviewer or "command line", ", ".join(targets)
    try:
        yield more
    except BaseException as error:
        audit_of(settings).note(who, action, target, "failed", **more, why=str(error) or type(error).__name__)
        raise
    audit_of(settings).note(who, action, target, "done", **more)


def deliverer_of(store: GraphStore, settings: Settings) -> "Deliverer":
    """What tells other programs of changes while it is open."""
    from ipcoop.webhooks.delivering import Deliverer

    return Deliverer(store, Path(settings.webhooks), private=settings.webhooks_private)
