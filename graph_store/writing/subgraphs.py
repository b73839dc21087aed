"""Take a subgraph in, or articles out: the steps are the same on every engine, in one transaction."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_store import properties
from graph_store.judging.merged import claim_of, keep_own, stand_ins, stored_merged
from graph_store.judging.verdicts import follow
from graph_store.protocol import Row, WriteReport
from graph_store.writing.deriving import Support, derive_entities, derive_support
from graph_store.writing.recording import (
    DESCRIBED,
    LOADED,
    REFERENCE,
    REMOVED,
    REREAD,
    REVISED,
    Recorder,
    article_id,
    begin,
)
from graph_store.writing.rows import evidence_rows, mention_rows, object_rows, statement_rows
from graph_store.writing.sending import Run, Sender
from graph_store.writing.sightings import meet, whole
from ontology.errors import InvalidStatement
from ontology.merging import as_merged
from ontology.statements import Article, Entity, Statement, Subgraph


def write(run: Run, subgraph: Subgraph) -> WriteReport:
    """Each article of `subgraph` replaces the one of that key; what is equal stays untouched."""
    given = whole(subgraph)
    sender = Sender(run)
    writer = _Writer(sender, Recorder(begin(sender)))
    writer.merged = stored_merged(sender, (entity.id for entity in given.entities))
    writer.take_articles(given.articles)
    writer.compare(given)
    writer.remove_gone()
    writer.take_entities(given.entities)
    writer.take_statements(given.statements)
    return writer.finish()


def remove(run: Run, articles: Sequence[str]) -> WriteReport:
    """Take articles out with exactly their evidence and mentions, and what nothing else supports."""
    sender = Sender(run)
    writer = _Writer(sender, Recorder(begin(sender)))
    keys = sorted({row["key"] for row in writer.sender.each("stored_articles", "keys", set(articles))})
    writer.articles = dict.fromkeys(keys)
    writer.compare(Subgraph())
    writer.remove_gone()
    writer.sender.send("remove_articles", keys, "ids")
    writer.counts["articles_removed"] = len(keys)
    writer.note_articles(keys, REMOVED)
    return writer.finish()


@dataclass(slots=True)
class _Writer:
    """One write: what it found, what it changed, what has to be derived anew."""

    sender: Sender
    recorder: Recorder
    counts: Counter[str] = field(default_factory=Counter)
    articles: dict[str, Row | None] = field(default_factory=dict)  # key → as stored
    entities: set[str] = field(default_factory=set)  # whose names or values may have changed
    statements: set[str] = field(default_factory=set)  # whose support may have changed
    new_mentions: list[Row] = field(default_factory=list)
    new_evidence: list[Row] = field(default_factory=list)
    gone_mentions: list[Row] = field(default_factory=list)
    gone_evidence: list[Row] = field(default_factory=list)
    curated: dict[str, Entity] = field(default_factory=dict)
    merged: dict[str, Row] = field(default_factory=dict)  # given entities that are one with others

    @property
    def into(self) -> dict[str, str]:
        """Given entity → the one that stays for it."""
        return {key: row["into"] for key, row in self.merged.items()}

    def note_articles(self, keys: Iterable[str], why: str) -> None:
        """Note for the changes feed that articles came, changed or went, and why."""
        for key in keys:
            self.recorder.whys[key] = why
            self.recorder.causes[article_id(key)] = key
            lists = {LOADED: self.recorder.added, REMOVED: self.recorder.removed}
            lists.get(why, self.recorder.changed).add(article_id(key))

    def take_articles(self, articles: Iterable[Article]) -> None:
        """Store the articles that are new or differ."""
        given = {article.key: article for article in articles}
        self.articles = dict.fromkeys(given)
        self.articles.update({row["key"]: row for row in self.sender.each("stored_articles", "keys", given)})
        rows = []
        for key, article in given.items():
            stored = self.articles[key]
            if stored and _same(article, stored):
                continue
            same_text = stored is not None and stored["sha256"] == properties.text_hash(article)
            recorded = (stored or {})["recorded"] if same_text else properties.recorded_now(article)
            changed = properties.article_properties(article, recorded)
            rows.append({"id": key, "properties": changed if same_text else {"text": None, **changed}})
            self.note_articles([key], _why(article, stored))
            self.counts["articles_added"] += 1
            self.counts["articles_removed"] += stored is not None
        self.sender.send("write_articles", rows)

    def compare(self, given: Subgraph) -> None:
        """Find which mentions and evidence of the articles are new, and which are gone."""
        into = self.into
        mentions = {row["properties"]["id"]: row for row in mention_rows(given.entities, into)}
        evidence = {row["id"]: row for row in evidence_rows(given.statements, into)}
        for row in self.sender.each("stored_mentions", "keys", self.articles):
            if mentions.pop(row["id"], None) is None:
                self.gone_mentions.append(row)
        for row in self.sender.each("stored_evidence", "keys", self.articles):
            if evidence.pop(row["id"], None) is None:
                self.gone_evidence.append(row)
        self.new_mentions, self.new_evidence = [*mentions.values()], [*evidence.values()]
        self.entities = {row["entity"] for row in (*self.new_mentions, *self.gone_mentions)}
        self.statements = {row["statement"] for row in (*self.new_evidence, *self.gone_evidence)}
        for row in (*self.new_mentions, *self.gone_mentions):
            self.recorder.blame([row["entity"]], row["article"])
        for row in (*self.new_evidence, *self.gone_evidence):
            self.recorder.blame([row["statement"]], row["article"])
            self.recorder.whys.setdefault(row["article"], REREAD)
        self.counts["evidence_added"] = len(self.new_evidence)
        self.counts["evidence_removed"] = len(self.gone_evidence)
        self.counts["mentions_added"] = len(self.new_mentions)
        self.counts["mentions_removed"] = len(self.gone_mentions)

    def remove_gone(self) -> None:
        """Take away the mentions and the evidence that the articles no longer give."""
        self.sender.send("remove_mentions", self.gone_mentions)
        self.sender.send("remove_evidence", [row["id"] for row in self.gone_evidence], "ids")

    def take_entities(self, entities: Iterable[Entity]) -> None:
        """Create the entities that are new, note curated ones that differ, and add the mentions."""
        given = {entity.id: entity for entity in self._as_they_stay(entities)}
        stored = {row["id"]: row for row in self.sender.each("stored_entities", "ids", given)}
        new = []
        for entity in given.values():
            known = stored.get(entity.id)
            if known is None:
                new.append(entity)
            else:
                self._meet(entity, known)
        created = [
            {
                "id": entity.id,
                "properties": properties.entity_properties(entity, properties.unnamed_labels(entity)),
            }
            for entity in new
        ]
        self.sender.send("write_entities", created)
        for kind in {entity.kind for entity in new}:
            rows = [{"id": entity.id} for entity in new if entity.kind is kind]
            self.sender.send_as("label_entities", "Agency", kind.value, rows)
        self.entities.update(entity.id for entity in new)
        self.recorder.added.update(entity.id for entity in new)
        self.counts["entities_added"] += len(new)
        self.sender.send("write_mentions", self.new_mentions)

    def take_statements(self, statements: Iterable[Statement]) -> None:
        """Create the statements that are new, and add the evidence."""
        into = self.into
        told = {s.id: s for s in (as_merged(s, into) for s in statements)}
        touched = [s for key, s in told.items() if key in self.statements]
        known = {row["id"] for row in self.sender.each("stored_statements", "ids", {s.id for s in touched})}
        new = [s for s in touched if s.id not in known]
        self.sender.send("write_statements", statement_rows(new))
        self.sender.send("write_objects", object_rows(new))
        self.sender.send("write_evidence", self.new_evidence)
        self.recorder.added.update(s.id for s in new)
        for statement in new:
            self._blame_ends(statement.id, statement.subject, statement.object)
        follow(self.sender, [s.id for s in new])
        self.counts["statements_added"] = len(new)

    def finish(self) -> WriteReport:
        """Derive what follows from the change, drop what nothing supports, and count."""
        turned = self._follow()
        support = derive_support(self.sender, self.statements - turned.gone).with_more(turned)
        self.counts["statements_removed"] = len(support.gone)
        for row in support.rows:
            self._blame_ends(row["id"], row["subject"], row["object"])
        gone, changed = derive_entities(self.sender, self.entities | support.affected, self.curated)
        self.counts["entities_removed"] += len(gone)
        if self.counts.total():
            self.recorder.removed |= support.gone | gone
            self.recorder.changed |= support.changed | changed
            self.recorder.write(self.sender, REFERENCE)
        return WriteReport(**self.counts)

    def _follow(self) -> Support:
        """Have statements whose claims are others than before follow the judgments on these."""
        changed = (*self.new_evidence, *self.gone_evidence)
        moved = {row["statement"] for row in changed if claim_of(row["id"]) != row["statement"]}
        flipped = follow(self.sender, (), moved)
        self.entities |= {end for row in flipped.values() for end in (row["subject"], row["object"]) if end}
        return derive_support(self.sender, flipped.keys(), redraw=True)

    def _as_they_stay(self, entities: Iterable[Entity]) -> Iterator[Entity]:
        """The entities that are on their own, and those that stay for others where they are not there."""
        merged = []
        for entity in entities:
            if entity.id in self.merged:
                merged.append(entity)
            else:
                yield entity
        changed = keep_own(self.sender, merged, self.merged)
        self.entities |= changed
        absent = stand_ins(self.sender, merged, self.merged)
        yield from absent
        again = len(changed - {entity.id for entity in absent})
        self.counts["entities_added"] += again
        self.counts["entities_removed"] += again

    def _blame_ends(self, statement: str, *ends: str | None) -> None:
        """Entities that no passage of the write names come and go with what is said of them."""
        cause = self.recorder.causes[statement]
        self.recorder.blame([end for end in ends if end and end not in self.recorder.causes], cause)

    def _meet(self, given: Entity, stored: Mapping[str, Any]) -> None:
        known = properties.remembered(stored)
        if known.kind is not given.kind:
            raise InvalidStatement(
                "one-kind", f"{given.id} is {given.kind} here and {known.kind} in the store."
            )
        merged = meet(known, given)
        if merged != known:
            self.curated[given.id] = merged
            self.entities.add(given.id)
            self.counts["entities_added"] += 1
            self.counts["entities_removed"] += 1


def _same(article: Article, stored: Row) -> bool:
    described = properties.described(article)
    return all(stored[name] == value for name, value in described.items()) and (
        article.text is None or bool(stored["has_text"])
    )


def _why(article: Article, stored: Row | None) -> str:
    """Why an article that is not as the store has it changes what it changes."""
    if stored is None:
        return LOADED
    if stored["sha256"] != properties.text_hash(article):
        return REVISED
    return DESCRIBED if stored["extractor"] == article.extractor else REREAD
