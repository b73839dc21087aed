"""Keep the reading side to reading: files stay closed to Cypher on every engine."""

import re
from functools import lru_cache

from ontology.errors import WriteRefused

# Looked for in the raw text: a string that says so is refused too, for values belong in parameters.
_LOAD_CSV = re.compile(r"\bLOAD(?:\s|/\*.*?\*/|//[^\n]*)+CSV\b", re.IGNORECASE | re.DOTALL)


def refuse_files(query: str) -> None:
    """Refuse `LOAD CSV`, which an engine counts as reading although it opens files and addresses."""
    if _opens_files(query):
        raise WriteRefused("LOAD CSV is closed: a query reads the graph, never a file or an address.")


@lru_cache(maxsize=512)
def _opens_files(query: str) -> bool:
    return _LOAD_CSV.search(query) is not None
