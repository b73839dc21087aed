"""Which entity a name in a model's answer stands for; a model never decides that by itself.

A passage that the rules read as a name stands for what the rules say; so a model adds no name to a curated
entity. Anything else becomes an entity found in this article.
"""

import hashlib
from collections.abc import Sequence

from loaders.extraction.bodies.naming import is_generic
from loaders.language_model.instructions import topic_names
from ontology.folding import fold
from ontology.reference import load_reference
from ontology.statements import Article, Entity, Mention, Subgraph, found_labels
from ontology.vocabulary import Kind

_MOSTLY = 0.6  # of a passage that the rules' mention must fill, where it is the shorter one
_SHARED = (Kind.AGENCY, Kind.FORUM, Kind.PLACE)  # a full name of these means the same in every article

Place = tuple[int, int]


class Linker:
    """Finds the entities of one article, by what the rules read in it."""

    def __init__(self, article: Article, guide: Subgraph) -> None:
        self._article = article
        self._text = article.text or ""
        self._known = sorted(
            ((m, entity) for entity in guide.entities for m in entity.mentions),
            key=lambda pair: (pair[0].start, pair[0].end, pair[1].id),
        )

    def entity(self, kind: Kind, name: str, places: Sequence[Place]) -> Entity:
        """The entity of `kind` that its name stands for: as the rules read it at a place, else a new one."""
        for place in places:
            known = self._read_as(kind, place)
            if known is not None:
                return known
        return self._new(kind, name, places)

    def topic(self, name: str) -> Entity | None:
        """The topic of that name in the fixed list."""
        known = {fold(label): topic for label, topic in topic_names().items()}
        return load_reference()[known[fold(name)]].entity() if fold(name) in known else None

    def _read_as(self, kind: Kind, place: Place) -> Entity | None:
        """What the rules read at a place: the same passage, or most of it, or one that includes it."""
        start, end = place
        for mention, entity in self._known:
            if mention.start >= end:
                break
            if (mention.start, mention.end) == place and (entity.reference or entity.kind is kind):
                return entity
            inside = start <= mention.start and mention.end <= end
            around = mention.start <= start and end <= mention.end
            mostly = inside and mention.end - mention.start >= _MOSTLY * (end - start)
            mostly = mostly or (around and end - start >= _MOSTLY * (mention.end - mention.start))
            if entity.kind is kind and mostly:
                return entity
        return None

    def _new(self, kind: Kind, name: str, places: Sequence[Place]) -> Entity:
        key = f"{kind.lower()}:{fold(name)}"
        if kind not in _SHARED or (kind is not Kind.PLACE and is_generic(name)):
            key += f"|@{self._article.key}"
        language = self._article.language or "en"
        mentions = tuple(
            Mention(self._article.key, start, end, quote, ((language, quote),))
            for start, end in sorted(places)
            for quote in (self._text[start:end],)
        )
        return Entity(
            id=f"{kind.lower()}/{hashlib.sha256(key.encode()).hexdigest()[:20]}",
            kind=kind,
            labels=found_labels(mentions),
            mentions=mentions,
        )
