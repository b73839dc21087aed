"""How many articles sources hold, as far as that can be seen without reading them."""

from collections.abc import Sequence
from pathlib import Path

from loaders.feeds import is_feed
from loaders.files import LINES, find_files
from loaders.web import is_address

_BLOCK = 1 << 20


def expected_articles(sources: Sequence[str | Path]) -> int | None:
    """The number of articles, those that cannot be read among them; None where only reading tells.

    A file counts as one, a JSONL file as its lines; an address or a feed tells only when it is read.
    """
    total = 0
    for source in sources:
        if isinstance(source, str) and is_address(source):
            return None
        path = Path(source)
        if is_feed(b"", name=path.name):
            return None
        try:
            files = find_files(path) if path.is_dir() else iter((path,))
            total += sum(_in_file(file) if isinstance(file, Path) else 1 for file in files)
        except OSError:
            total += 1  # reading it will say what is wrong
    return total


def _in_file(path: Path) -> int:
    if path.suffix.lower() not in LINES or not path.is_file():
        return 1
    with path.open("rb") as file:
        count, last = 0, b"\n"
        while block := file.read(_BLOCK):
            count, last = count + block.count(b"\n"), block
    return count if last.endswith(b"\n") else count + 1
