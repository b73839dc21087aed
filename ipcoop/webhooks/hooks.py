"""Who is to be told: a file of subscriptions that the command line writes and the server reads."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ontology.errors import CooperationGraphError


class InvalidHook(CooperationGraphError):
    """A subscription is not as it must be."""


@dataclass(frozen=True, slots=True)
class Hook:
    """One subscription; the secret signs, so it is kept as it is, in a file for its owner alone."""

    url: str
    secret: str
    since: str | None = None  # where it begins; None: with what happens after the server knows of it


def read_hooks(path: Path) -> tuple[Hook, ...]:
    """The subscriptions in a file; none where there is no such file."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Hook(**one) for one in given)
    except FileNotFoundError:
        return ()
    except (OSError, TypeError, ValueError) as error:
        raise InvalidHook(
            f"{path} holds no subscriptions ({error}). Correct it, or add them anew."
        ) from error


def add_hook(path: Path, url: str, *, from_start: bool = False) -> Hook:
    """Subscribe an address; it gets a secret of its own."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.fragment:
        raise InvalidHook(f"{url} cannot be told: give an http or https address without a user or #.")
    hooks = read_hooks(path)
    if any(hook.url == url for hook in hooks):
        raise InvalidHook(f"{url} is subscribed already; remove it first for a new secret.")
    hook = Hook(url, "whsec_" + secrets.token_urlsafe(32), "0" if from_start else None)
    write_privately(path, json.dumps([asdict(one) for one in (*hooks, hook)], indent=1))
    return hook


def remove_hook(path: Path, url: str) -> None:
    """End a subscription."""
    hooks = read_hooks(path)
    kept = [asdict(hook) for hook in hooks if hook.url != url]
    if len(kept) == len(hooks):
        raise InvalidHook(f"{url} is not subscribed; list those that are: ipcoop webhook list")
    write_privately(path, json.dumps(kept, indent=1))


def write_privately(path: Path, text: str) -> None:
    """Replace a file at once, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    partial.replace(path)
