"""Who may do what: tokens by their digests, so that no file and no setting holds a secret."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LINE = re.compile(r"(?P<name>[\w.@-]{1,60}):(?P<scopes>[a-z+]+):(?P<digest>[0-9a-fA-F]{64})")
_PREFIX = "ipcoop_"


class Scope(StrEnum):
    """What a token allows."""

    LOAD = "load"
    REMOVE = "remove"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept: whose it is, what it allows, and the digest of its secret."""

    name: str
    scopes: frozenset[Scope]
    digest: str  # SHA-256, in hexadecimal digits

    def __str__(self) -> str:
        """The line that a setting holds: `name:scope+scope:digest`."""
        return f"{self.name}:{'+'.join(sorted(self.scopes))}:{self.digest}"


def new_token(name: str, scopes: Iterable[Scope]) -> tuple[str, Token]:
    """A new secret, which is kept nowhere, and the token that knows it again."""
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = Token(name, frozenset(scopes), _digest(secret))
    read_tokens(str(token))
    return secret, token


def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens in a setting, divided by blanks or commas; raises `ValueError` that says what is wrong."""
    tokens = tuple(_token(line) for line in re.split(r"[\s,]+", text) if line)
    for field in ("name", "digest"):
        if len({getattr(token, field) for token in tokens}) < len(tokens):
            raise ValueError(f"Two tokens have the same {field}; each needs its own.")
    return tokens


def identify(secret: str, tokens: Sequence[Token]) -> Token | None:
    """The token of a secret; how long this takes tells nothing of the tokens."""
    given, found = _digest(secret), None
    for token in tokens:
        if hmac.compare_digest(token.digest.encode(), given.encode()):
            found = token
    return found


def _token(line: str) -> Token:
    found = _LINE.fullmatch(line)
    if found is None:
        shown = line.partition(":")[0][:20]
        raise ValueError(
            f"{shown}… is no token: write NAME:SCOPE+SCOPE:DIGEST as `ipcoop token new` prints it."
        )
    names = found["scopes"].split("+")
    unknown = sorted(set(names) - set(Scope))
    if unknown:
        raise ValueError(f"{found['name']}: {', '.join(unknown)} is no scope; known are {', '.join(Scope)}.")
    return Token(found["name"], frozenset(map(Scope, names)), found["digest"].lower())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
