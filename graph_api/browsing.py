"""What the endpoints and the pages read from the store, as the models that they show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote

from graph_api import models
from graph_api.passages import passage_in
from graph_api.shaping import built
from graph_store.protocol import GraphStore, Row
from ontology.errors import NotFound
from ontology.judgments import Review
from ontology.labels import kind_label, predicate_label
from ontology.vocabulary import Kind, Predicate
from queries import query
from queries.reading import Read

READ_SECONDS = 10.0
API = "/api/v1"
_STATEMENTS_OF_ENTITY = 100
# as models keep them; what is not in the vocabulary is an error, not an answer
_KINDS = {kind.value: kind.value for kind in Kind}
_PREDICATES = {predicate.value: predicate.value for predicate in Predicate}
_REVIEWS = {review.value: review.value for review in Review}


class Browser:
    """Reads one store."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.read: Read = partial(store.read, timeout=READ_SECONDS)

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """The rows of a browsing query."""
        asked = query(f"browsing/{name}")
        bound = asked.bind(parameters)
        return self.read(asked.text_given(bound), bound)

    def entity(self, entity_id: str, **bounds: Any) -> models.EntityDetail:
        """One entity with its first statements, within bounds."""
        found = self.rows("entity", id=entity_id, **bounds)
        if not found:
            raise _unknown(entity_id)
        row = found[0]
        identifiers: dict[str, list[str]] = defaultdict(list)
        for scheme, _, value in (pair.partition("=") for pair in row["identifiers"] or ()):
            identifiers[scheme].append(value)
        return models.EntityDetail(
            **entity_fields(row),
            names=list(row["names"] or ()),
            identifiers=identifiers,
            replaces=list(row["replaces"] or ()),
            articles=row["articles"],
            predicates=[models.PredicateCount(**counted) for counted in row["predicates"]],
            statements_total=row["statements"],
            statements=self.statements_of(entity_id, limit=_STATEMENTS_OF_ENTITY, **bounds),
        )

    def require(self, entity_id: str) -> None:
        """Raise `NotFound` unless the store holds the entity."""
        if not self.entities([entity_id]):
            raise _unknown(entity_id)

    def statements_of(
        self, entity_id: str, *, predicates: Sequence[str] | None = None, limit: int = 500, **bounds: Any
    ) -> list[models.StatementSummary]:
        """The statements about an entity, by predicate and time."""
        found = self.rows("entity_statements", id=entity_id, predicates=predicates, limit=limit, **bounds)
        return [statement_summary(row) for row in found]

    def entities(self, ids: Iterable[str]) -> dict[str, models.EntitySummary]:
        """Entities by id; what the store does not hold is left out."""
        wanted = list(dict.fromkeys(ids))
        rows = self.rows("entities_by_id", ids=wanted) if wanted else []
        return {row["id"]: entity_summary(row) for row in rows}

    def statement(self, statement_id: str) -> models.StatementDetail:
        """One statement with its evidence."""
        found = self.rows("statement", id=statement_id)
        if not found:
            raise NotFound(f"There is no {statement_id}; the articles that said so may have been removed.")
        return self.with_evidence([statement_summary(found[0])])[0]

    def statements(self, ids: Iterable[str]) -> list[models.StatementSummary]:
        """Statements by id, in no order; what the store does not hold is left out."""
        wanted = sorted(set(ids))
        return [statement_summary(row) for row in self.rows("statements_by_id", ids=wanted)] if wanted else []

    def with_evidence(self, statements: Sequence[models.StatementSummary]) -> list[models.StatementDetail]:
        """The statements, each with its evidence and that within its sentences."""
        if not statements:
            return []
        rows = self.rows("statement_evidence", ids=[s.id for s in statements])
        texts = self.texts({row["article"] for row in rows})
        evidence: dict[str, list[models.EvidenceDetail]] = defaultdict(list)
        for row in rows:
            evidence[row["statement"]].append(evidence_detail(row, texts.get(row["article"])))
        return [_detailed(s, evidence[s.id]) for s in statements]

    def texts(self, keys: Iterable[str]) -> dict[str, str | None]:
        """The texts of articles by key."""
        wanted = sorted(keys)
        return {row["key"]: row["text"] for row in self.rows("dump_articles", ids=wanted)} if wanted else {}

    def article(self, key: str, **bounds: Any) -> models.ArticleDetail:
        """One article with its text, what it mentions and what it says, within bounds."""
        found = self.rows("article", key=key)
        if not found:
            raise NotFound(f"There is no article {key}; /api/v1/articles lists their keys.")
        row = found[0]
        statements = [statement_summary(r) for r in self.rows("article_statements", key=key, **bounds)]
        evidence: dict[str, list[models.EvidenceDetail]] = defaultdict(list)
        for passage in self.rows("article_evidence", key=key):
            evidence[passage["statement"]].append(evidence_detail(passage, row["text"]))
        return models.ArticleDetail(
            **article_fields(row),
            text=row["text"],
            mentions=[
                models.Mention(
                    entity=reference(m, "", id_column="entity"),
                    start=m["start"],
                    end=m["end"],
                    quote=m["quote"],
                )
                for m in self.rows("article_mentions", key=key)
            ],
            statements=[_detailed(s, evidence[s.id]) for s in statements],
        )

    def statistics(self, lang: str = "en", **bounds: Any) -> models.Statistics:
        """How much the store holds, or with bounds: how much is said within them, and what that names."""
        narrowed = any(value is not None for value in bounds.values())
        within, given = ("_within", bounds) if narrowed else ("", {})
        kinds = {row["kind"]: row["entities"] for row in self.rows(f"kinds{within}", **given)}
        predicates = {
            row["predicate"]: row["statements"] for row in self.rows(f"predicates{within}", **given)
        }
        sources = self.rows("sources_within", **bounds)[0] if narrowed else self.rows("statistics")[0]
        return models.Statistics(
            articles=sources["articles"],
            entities=sum(kinds.values()),
            statements=sum(predicates.values()),
            evidence=sources["evidence"],
            kinds=kinds,
            predicates=predicates,
            labels={
                **{kind: kind_label(Kind(kind), lang) for kind in kinds},
                **{name: predicate_label(Predicate(name), lang) for name in predicates},
            },
        )

    def most_connected(self, kind: Kind | None = None, *, limit: int) -> list[models.ConnectedEntity]:
        """The entities that most is said of."""
        return [
            models.ConnectedEntity(**entity_fields(row), statements=row["statements"])
            for row in self.rows("most_connected", kind=kind, limit=limit)
        ]


def _unknown(entity_id: str) -> NotFound:
    return NotFound(f"There is no entity {entity_id}; search for its name.")


def entity_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an entity's summary in a row that describes one."""
    fields = _reference_fields(row, _Columns("id", "kind", "name", "name_en", "name_vi"))
    fields["country"], fields["date"], fields["status"] = row["country"], row["date"], row["status"]
    fields["reference"] = bool(row["reference"])
    return fields


def entity_summary(row: Mapping[str, Any]) -> models.EntitySummary:
    """The entity that a row describes."""
    return built(models.EntitySummary, entity_fields(row))


def reference(row: Mapping[str, Any], prefix: str, *, id_column: str) -> models.EntityReference:
    """The entity that some columns of a row name: with a prefix `subject_en`, without one `name_en`."""
    return built(models.EntityReference, _reference_fields(row, _columns(prefix, id_column)))


class _Columns(NamedTuple):
    """Where a row names an entity."""

    id: str
    kind: str
    name: str
    en: str
    vi: str


@cache
def _columns(prefix: str, id_column: str) -> _Columns:
    start = f"{prefix}_" if prefix else ""
    language = start or "name_"
    return _Columns(id_column, f"{start}kind", f"{start}name", f"{language}en", f"{language}vi")


def _reference_fields(row: Mapping[str, Any], columns: _Columns) -> dict[str, Any]:
    return {
        "id": row[columns.id],
        "kind": _KINDS[row[columns.kind]],
        "name": row[columns.name],
        "name_en": row[columns.en],
        "name_vi": row[columns.vi],
        "url": entity_address(row[columns.id]),
    }


def statement_summary(row: Mapping[str, Any]) -> models.StatementSummary:
    """The statement that a row of a browsing query describes."""
    fields = {
        "id": row["id"],
        "subject": reference(row, "subject", id_column="subject"),
        "predicate": _PREDICATES[row["predicate"]],
        "object": reference(row, "object", id_column="object") if row["object"] else None,
        "value": row["value"],
        "role": row["role"],
        "when": row["valid"],
        "confidence": float(row["confidence"]),
        "sources": row["sources"],
        "review": _REVIEWS[row.get("review") or "unreviewed"],
        "url": statement_address(row["id"]),
    }
    return built(models.StatementSummary, fields)


def _detailed(
    statement: models.StatementSummary, evidence: list[models.EvidenceDetail]
) -> models.StatementDetail:
    return built(models.StatementDetail, {**vars(statement), "evidence": evidence})


def evidence_detail(row: Mapping[str, Any], text: str | None) -> models.EvidenceDetail:
    """The evidence that a row describes, within its sentence where the text is there."""
    passage = passage_in(text, row["start"], row["end"], row["quote"])
    return models.EvidenceDetail(
        **{
            name: row[name] for name in ("id", "start", "end", "quote", "rule", "confidence", "role", "basis")
        },
        article=models.ArticleReference(**_article_reference({**row, "key": row["article"]})),
        before=passage.before,
        after=passage.after,
    )


def article_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an article's summary in a row that describes one."""
    return {
        **_article_reference(row),
        **{name: row[name] for name in ("licence", "sha256", "extractor", "recorded")},
    }


def _article_reference(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": row["key"],
        "title": row["heading"],
        "source": row["url"],
        **{name: row[name] for name in ("language", "published", "publisher")},
        "url": f"{API}/articles/{quote(row['key'])}",
    }


@lru_cache(maxsize=20_000)
def entity_address(entity_id: str) -> str:
    """Where the API describes an entity."""
    return f"{API}/entities/{quote(entity_id)}"


@lru_cache(maxsize=20_000)
def statement_address(statement_id: str) -> str:
    """Where the API describes a statement."""
    return f"{API}/statements/{quote(statement_id.removeprefix('statement/'))}"
