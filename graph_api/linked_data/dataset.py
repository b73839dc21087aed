"""The living graph described by VoID, DCAT and PROV: what it is, how much is in it, where to have it."""

from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from pyoxigraph import RdfFormat

from graph_api.bulk.files import KINDS
from graph_store.history import revision_of
from graph_store.protocol import GraphStore, Row
from ontology.dataset import Description, Distribution, write_description
from ontology.holdings import Holdings, Source
from queries import query

_EXAMPLES = ("agency/wipo", "place/viet-nam")
_SECONDS = 20.0


def describe_dataset(store: GraphStore, base: str, address: str, licence: str, form: RdfFormat) -> bytes:
    """The description of what `store` holds, ids standing after `base`, served at `address`."""
    changed = revision_of(store, timeout=_SECONDS).changed
    about = Description(
        base=base,
        site=address,
        modified=changed.isoformat(timespec="seconds") if changed else None,
        licence=licence,
        distributions=[
            Distribution(kind.name, kind.description, kind.media_type, f"{address}/api/v1/bulk/{kind.name}")
            for kind in KINDS
        ],
    )
    file = BytesIO()
    write_description(holdings_in(store), about, file, form)
    return file.getvalue()


def holdings_in(store: GraphStore) -> Holdings:
    """The figures of what `store` holds, as `ontology.holdings.holdings_of` counts them in an export."""
    links, articles = _rows(store, "direct_links"), _rows(store, "article_sources")
    sources: Counter[tuple[str, str]] = Counter()
    for row in articles:
        sources[row["publisher"] or "", row["licence"] or ""] += row["articles"]
    days = sorted(row[name] for row in articles for name in ("first", "last") if row[name])
    return Holdings(
        kinds={row["kind"]: row["entities"] for row in _rows(store, "kinds")},
        predicates={row["predicate"]: row["links"] for row in links},
        identifiers={row["scheme"]: row["entities"] for row in _rows(store, "identifier_schemes")},
        extractors=_each(row["extractor"] for row in articles),
        languages=_each(row["language"] for row in articles),
        sources=tuple(Source(*names, count) for names, count in sorted(sources.items())),
        examples=tuple(row["id"] for row in _rows(store, "entities_by_id", ids=list(_EXAMPLES))),
        articles=sum(sources.values()),
        statements=sum(row["statements"] for row in links),
        evidence=sum(row["evidence"] for row in links),
        mentions=sum(row["mentions"] for row in _rows(store, "mention_count")),
        published=(days[0], days[-1]) if days else None,
    )


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _rows(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    asked = query(f"browsing/{name}")
    return store.read(asked.text, asked.bind(parameters), timeout=_SECONDS)
