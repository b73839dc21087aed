"""Where nodes are described that have no document of their own: within that of an entity, article, statement.

A mention is told in its article, an identifier and a post within their entity, evidence and a membership
within their statement; runs, extractors and releases by the description of the dataset.
"""

import re
import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph_store import properties
from graph_store.history import revision_of
from graph_store.protocol import GraphStore, Row
from ontology.errors import NotFound
from ontology.rdf.derived import mention_id
from queries import query

DATASET = "dataset"
_OF_THE_DATASET = frozenset({"release", "run", "extractor", DATASET})
_PARTS: Mapping[str, Callable[[str], str]] = {
    "evidence": lambda key: f"statement/{key.partition('-')[0]}",
    "graph": lambda key: f"article/{key}",
}
_OF_ORG: Mapping[str, Callable[[str], str]] = {
    "membership": lambda key: f"statement/{key}",
    "role": lambda key: f"role/{key}",
    "post": lambda key: "/".join(key.split("/")[:2]),  # the body, whose id has two steps
}
_PAGE = 2000
_SECONDS = 20.0
_HASH = re.compile("mention/[0-9a-f]{20}")


class Within:
    """Finds for the id of any node what describes it; remembers which article holds which mention."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._mentions: tuple[str, _Mentions] | None = None

    def described_by(self, thing: str) -> tuple[str, str | None]:
        """What has a document, and the profile that tells of the node where not each does.

        Raises `NotFound` for an identifier or a mention that there is not.
        """
        folder, _, key = thing.partition("/")
        if folder in _OF_THE_DATASET:
            return DATASET, None
        if folder in _OF_ORG:
            return _OF_ORG[folder](key), "org"
        if folder in _PARTS:
            return _PARTS[folder](key), None
        find = {"mention": self._article_of, "identifier": self._entity_with}.get(folder)
        return (find(thing) if find else thing), None

    def _entity_with(self, thing: str) -> str:
        scheme, _, value = thing.partition("/")[2].replace("%2F", "/").partition("/")
        rows = _rows(self._store, "entities_by_identifier", identifiers=[f"{scheme}={value}"])
        if not rows:
            raise NotFound(f"No entity has the identifier {value} of the scheme {scheme}.")
        return str(rows[0]["id"])

    def _article_of(self, thing: str) -> str:
        with self._turn:
            tag = revision_of(self._store, timeout=_SECONDS).tag
            if self._mentions is None or self._mentions[0] != tag:
                self._mentions = (tag, _Mentions(self._store))
            found = self._mentions[1].article_of(thing)
        if found is None:
            raise NotFound(f"There is no {thing}; it may be of an older state of the graph.")
        return f"article/{found}"


class _Mentions:
    """The keys of articles by the ids of their mentions, in fourteen bytes each."""

    def __init__(self, store: GraphStore) -> None:
        keys: dict[str, int] = {}
        found = sorted((_halves(name), keys.setdefault(key, len(keys))) for name, key in _all(store))
        self._keys = tuple(keys)
        self._starts = array("Q", [start for (start, _), _ in found])
        self._ends = array("H", [end for (_, end), _ in found])
        self._articles = array("I", [article for _, article in found])

    def article_of(self, mention: str) -> str | None:
        if not _HASH.fullmatch(mention):
            return None
        start, end = _halves(mention)
        for at in range(bisect_left(self._starts, start), bisect_right(self._starts, start)):
            if self._ends[at] == end:
                return self._keys[self._articles[at]]
        return None


def _all(store: GraphStore) -> Iterator[tuple[str, str]]:
    """The id of each mention, as RDF has it, and the key of its article."""
    ids = sorted(row["id"] for row in _rows(store, "entity_ids"))
    for start in range(0, len(ids), _PAGE):
        for row in _rows(store, "dump_mentions", ids=ids[start : start + _PAGE]):
            yield mention_id(row["entity"], properties.mention_from(row)), row["article"]


def _halves(mention: str) -> tuple[int, int]:
    """The first 64 and the other 16 bits of the hash in a mention's id."""
    return divmod(int(mention.partition("/")[2], 16), 1 << 16)


def _rows(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    asked = query(f"browsing/{name}")
    return store.read(asked.text, asked.bind(parameters), timeout=_SECONDS)
