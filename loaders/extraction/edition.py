"""Which edition of the rules and the knowledge reads: a change of any makes articles be read again."""

import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_FOLDERS = ("loaders/extraction", "loaders/resolution", "ontology/reference")
_FILES = ("ontology/posts.py", "ontology/posts.yaml", "ontology/folding.py")


@cache
def edition() -> str:
    """Eight hexadecimal digits that stand for the content of all files which decide how a text is read."""
    found = {path for folder in _FOLDERS for path in (_ROOT / folder).rglob("*") if _counts(path)}
    found |= {_ROOT / file for file in _FILES}
    digest = hashlib.sha256()
    for path in sorted(found):
        # The same whatever the line endings of a checkout.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(_ROOT).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:8]


def _counts(path: Path) -> bool:
    return path.suffix in (".py", ".yaml")
