"""What the endpoints and the pages read from the store, as the models that they show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from graph_api import models
from graph_api.looking import look_due
from graph_api.quoting import article_reference, evidence_detail, with_evidence, with_passages
from graph_api.shaping import built
from graph_store.protocol import GraphStore, Row
from ontology.errors import NotFound
from ontology.judgments import Review
from ontology.labels import kind_label, predicate_label
from ontology.vocabulary import Kind, Predicate
from queries import query
from queries.reading import Asked

READ_SECONDS = 10.0
_LOOK_SECONDS = 2.0
API = "/api/v1"
_STATEMENTS_OF_ENTITY = 100
_SUBJECT = ("subject", "subject_kind", "subject_name", "subject_en", "subject_vi")
_OBJECT = ("object", "object_kind", "object_name", "object_en", "object_vi")
_KINDS = {kind.value: kind.value for kind in Kind}  # as models keep them; others are an error
_PREDICATES = {predicate.value: predicate.value for predicate in Predicate}
_REVIEWS = {review.value: review.value for review in Review}


def browsing(name: str, **parameters: Any) -> Asked:
    """A browsing query as a store gets it."""
    return query(f"browsing/{name}").asked(**parameters)


class Browser:
    """Reads one store."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    @property
    def store(self) -> GraphStore:
        """The store; who answers a request and takes it has looked at its state."""
        self.look()
        return self._store

    def look(self) -> None:
        """Look at the state of the store, if a request is answered for which nobody did."""
        if (look := look_due()) is not None:
            look.take(self._store.read_together((look.asked,), timeout=_LOOK_SECONDS)[0])

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = READ_SECONDS,
        limit: int | None = None,
    ) -> list[Row]:
        """The rows of a reading query."""
        return self.store.read(query, parameters, timeout=timeout, limit=limit)

    def together(self, *asked: Asked) -> list[list[Row]]:
        """The rows of queries of which none waits for another, in one journey to the store."""
        look = look_due()
        found = self._store.read_together((look.asked, *asked) if look else asked, timeout=READ_SECONDS)
        if look is not None:
            look.take(found.pop(0))
        return found

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """The rows of a browsing query."""
        return self.together(browsing(name, **parameters))[0]

    def entity(self, entity_id: str, **bounds: Any) -> models.EntityDetail:
        """One entity with its first statements, within bounds."""
        found, statements = self.together(
            browsing("entity", id=entity_id, **bounds),
            browsing("entity_statements", id=entity_id, limit=_STATEMENTS_OF_ENTITY, **bounds),
        )
        if not found:
            raise unknown(entity_id)
        row = found[0]
        identifiers: dict[str, list[str]] = {}
        for scheme, _, value in (pair.partition("=") for pair in row["identifiers"] or ()):
            identifiers.setdefault(scheme, []).append(value)
        fields = {
            **entity_fields(row),
            "names": list(row["names"] or ()),
            "identifiers": identifiers,
            "replaces": list(row["replaces"] or ()),
            "articles": row["articles"],
            "predicates": [models.PredicateCount(**counted) for counted in row["predicates"]],
            "statements_total": row["statements"],
            "statements": statement_summaries(statements),
        }
        return built(models.EntityDetail, fields)

    def require(self, entity: str) -> None:
        """Raise `NotFound` unless the store holds the entity."""
        if not self.entities([entity]):
            raise unknown(entity)

    def statements_of(
        self, entity_id: str, *, predicates: Sequence[str] | None = None, limit: int = 500, **bounds: Any
    ) -> list[models.StatementSummary]:
        """The statements about an entity, by predicate and time."""
        given = {"predicates": predicates, "limit": limit, **bounds}
        return statement_summaries(self.rows("entity_statements", id=entity_id, **given))

    def entities(self, ids: Iterable[str]) -> dict[str, models.EntitySummary]:
        """Entities by id; what the store does not hold is left out."""
        wanted = list(dict.fromkeys(ids))
        rows = self.rows("entities_by_id", ids=wanted) if wanted else []
        return {row["id"]: entity_summary(row) for row in rows}

    def statement(self, statement_id: str) -> models.StatementDetail:
        """One statement with its evidence."""
        found = self.statements([statement_id])
        if not found:
            raise NotFound(f"There is no {statement_id}; the articles that said so may have been removed.")
        return found[0]

    def statements(self, ids: Iterable[str]) -> list[models.StatementDetail]:
        """Statements by id with their evidence, in the order of their ids; what is not there is left out."""
        wanted = sorted(set(ids))
        if not wanted:
            return []
        rows, *evidence = self.together(browsing("statements_by_id", ids=wanted), *_evidence_of(wanted))
        return with_passages(statement_summaries(rows), *evidence)

    def with_evidence(self, statements: Sequence[models.StatementSummary]) -> list[models.StatementDetail]:
        """The statements, each with its evidence and that within its sentences."""
        if not statements:
            return []
        return with_passages(statements, *self.together(*_evidence_of([s.id for s in statements])))

    def texts(self, keys: Iterable[str]) -> dict[str, str | None]:
        """The texts of articles by key."""
        return {row["key"]: row["text"] for row in self.rows("texts", ids=sorted(keys))}

    def article(self, key: str, **bounds: Any) -> models.ArticleDetail:
        """One article with its text, what it mentions and what it says, within bounds."""
        found, rows, passages, mentions = self.together(
            browsing("article", key=key),
            browsing("article_statements", key=key, **bounds),
            browsing("article_evidence", key=key),
            browsing("article_mentions", key=key),
        )
        if not found:
            raise NotFound(f"There is no article {key}; /api/v1/articles lists their keys.")
        row = found[0]
        evidence: dict[str, list[models.EvidenceDetail]] = defaultdict(list)
        for passage in passages:
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
                for m in mentions
            ],
            statements=[with_evidence(s, evidence[s.id]) for s in statement_summaries(rows)],
        )

    def statistics(self, lang: str = "en", **bounds: Any) -> models.Statistics:
        """How much the store holds, or with bounds: how much is said within them, and what that names."""
        narrowed = any(value is not None for value in bounds.values())
        within, given = ("_within", bounds) if narrowed else ("", {})
        of_kinds, of_predicates, (sources,) = self.together(
            browsing(f"kinds{within}", **given),
            browsing(f"predicates{within}", **given),
            browsing("sources_within" if narrowed else "statistics", **given),
        )
        kinds = {row["kind"]: row["entities"] for row in of_kinds}
        predicates = {row["predicate"]: row["statements"] for row in of_predicates}
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


def unknown(entity: str) -> NotFound:
    """The error for an entity that is not there."""
    return NotFound(f"There is no entity {entity}; search for its name.")


def entity_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an entity's summary in a row that describes one."""
    return {
        **_named(row["id"], row["kind"], row["name"], row["name_en"], row["name_vi"]),
        "country": row["country"],
        "date": row["date"],
        "status": row["status"],
        "reference": bool(row["reference"]),
    }


def entity_summary(row: Mapping[str, Any]) -> models.EntitySummary:
    """The entity that a row describes."""
    return built(models.EntitySummary, entity_fields(row))


def reference(row: Mapping[str, Any], prefix: str, *, id_column: str) -> models.EntityReference:
    """The entity that some columns of a row name: with a prefix `subject_en`, without one `name_en`."""
    start, language = (f"{prefix}_", f"{prefix}_") if prefix else ("", "name_")
    names = row[f"{start}name"], row[f"{language}en"], row[f"{language}vi"]
    return built(models.EntityReference, _named(row[id_column], row[f"{start}kind"], *names))


def _named(key: str, kind: str, name: str, name_en: str | None, name_vi: str | None) -> dict[str, Any]:
    return {
        "id": key,
        "kind": _KINDS[kind],
        "name": name,
        "name_en": name_en,
        "name_vi": name_vi,
        "url": entity_address(key),
    }


def statement_summary(row: Mapping[str, Any]) -> models.StatementSummary:
    """The statement that a row of a browsing query describes."""
    return statement_summaries((row,))[0]


def statement_summaries(rows: Iterable[Mapping[str, Any]]) -> list[models.StatementSummary]:
    """The statements that rows describe; what they name more than once is one reference, made once."""
    known: dict[str, models.EntityReference] = {}

    def end(*named: Any) -> models.EntityReference:
        if (found := known.get(named[0])) is None:
            found = known[named[0]] = built(models.EntityReference, _named(*named))
        return found

    return [
        built(
            models.StatementSummary,
            {
                "id": row["id"],
                "subject": end(*map(row.__getitem__, _SUBJECT)),
                "predicate": _PREDICATES[row["predicate"]],
                "object": end(*map(row.__getitem__, _OBJECT)) if row["object"] else None,
                "value": row["value"],
                "role": row["role"],
                "when": row["valid"],
                "confidence": float(row["confidence"]),
                "sources": row["sources"],
                "review": _REVIEWS[row.get("review") or "unreviewed"],
                "url": statement_address(row["id"]),
            },
        )
        for row in rows
    ]


def _evidence_of(statements: list[str]) -> tuple[Asked, Asked]:
    return browsing("statement_evidence", ids=statements), browsing("texts_quoted", ids=statements)


def article_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an article's summary in a row that describes one."""
    return {
        **article_reference(row, row["key"]),
        **{name: row[name] for name in ("licence", "sha256", "extractor", "recorded")},
    }


@lru_cache(maxsize=20_000)
def entity_address(entity_id: str) -> str:
    """Where the API describes an entity."""
    return f"{API}/entities/{quote(entity_id)}"


@lru_cache(maxsize=20_000)
def statement_address(statement_id: str) -> str:
    """Where the API describes a statement."""
    return f"{API}/statements/{quote(statement_id.removeprefix('statement/'))}"
