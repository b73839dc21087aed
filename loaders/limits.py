"""How much a reader takes in before it refuses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The bounds of reading; each has a default that fits news and official documents."""

    max_bytes: int = 20_000_000  # of one file, page or line of a JSONL file
    timeout: float = 20.0  # seconds for a whole page; each single step of it gets at most half
    max_redirects: int = 5
    max_feed_entries: int = 500

    def size(self) -> str:
        """The size limit in words."""
        return describe_size(self.max_bytes)


def describe_size(size: int) -> str:
    """A number of bytes in words.

    >>> describe_size(20_000_000)
    '20 MB'
    """
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= factor:
            return f"{size / factor:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"
