"""What people decided about whether two entities are one, with the names of both, even of one that went."""

from collections.abc import Iterable, Mapping

from pydantic import Field

from graph_api.browsing import Browser
from graph_api.models import EntityReference, Model
from graph_api.references import entity_reference
from graph_api.writing.models import JudgmentMade
from graph_store.history import judgments_on
from graph_store.properties import entity_from
from ontology.judgments import Verdict, ends_of
from queries import query

MOST = 200
"""So many judgments on pairs are told at once, the newest first."""


class JudgedPair(Model):
    """Two entities that people said are one or are not, as far as that still counts."""

    one: EntityReference
    other: EntityReference
    merged: list[str] = Field(description="Which of the two lead to another entity now.")
    judgment: JudgmentMade = Field(description="The last one, which counts.")


class JudgedPairs(Model):
    """Pairs that were judged, the newest first."""

    pairs: list[JudgedPair]
    total: int = Field(description="How many there are, whatever is left out.")


def judged_pairs(browser: Browser, of: Iterable[str] = ()) -> JudgedPairs:
    """Every judgment on a pair that still counts; with `of`, only those that name one of these ids."""
    wanted = frozenset(of)
    rows = browser.read(query("writing/judged_pairs").text)
    targets = [row["id"] for row in rows if not wanted or not wanted.isdisjoint(ends_of(row["id"]) or ())]
    last = {judgment.target: judgment for judgment in judgments_on(browser.store, targets)}
    newest = sorted(last.values(), key=lambda judgment: (judgment.at, judgment.id), reverse=True)[:MOST]
    names = _named(browser, {end for judgment in newest for end in ends_of(judgment.target) or ()})
    pairs = []
    for judgment in newest:
        one, other = ends_of(judgment.target) or ("", "")
        if one in names and other in names:
            made = JudgmentMade(**{name: getattr(judgment, name) for name in JudgmentMade.model_fields})
            merged = [end for end in (one, other) if names[end][1]]
            pairs.append(JudgedPair(one=names[one][0], other=names[other][0], merged=merged, judgment=made))
    return JudgedPairs(pairs=pairs, total=len(targets))


def same_as(browser: Browser, entity: str, replaces: Iterable[str]) -> list[JudgedPair]:
    """The judgments that made an entity one with those that it replaces."""
    others = list(replaces)
    found = judged_pairs(browser, [entity, *others]).pairs if others else []
    return [pair for pair in found if pair.judgment.verdict == Verdict.SAME]


def _named(browser: Browser, ids: set[str]) -> Mapping[str, tuple[EntityReference, bool]]:
    """Entities by id, and whether each leads to another now; what the store does not know is left out."""
    asked = query("writing/stored_merged")
    apart = (
        {row["id"]: row for row in browser.read(asked.text, {"ids": sorted(ids)}) if row["kind"]}
        if ids
        else {}
    )
    known = browser.entities(ids)
    gone = {one: (entity_reference(entity_from(row)), True) for one, row in apart.items() if one not in known}
    return {**{one: (entity, False) for one, entity in known.items()}, **gone}
