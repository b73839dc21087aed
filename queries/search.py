"""Find entities by name: accents, Đ/đ, case, word order, short forms and small typos are forgiven."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ontology.errors import InvalidQuery, NotFound
from ontology.folding import fold, has_accents
from ontology.vocabulary import Kind
from queries.catalogue import query
from queries.matching import Fit, Match, best_match, pieces, variants
from queries.reading import Read, ReadTogether, by_turns

MOST_RANKED = 400
"""How many of the best candidates are ranked by what is said about them."""

_LONGEST = 200  # characters of a search that count
_WHOLE = 3
_FOLDERS = frozenset(kind.lower() for kind in Kind)
_IN_EVERY_NAME = "|"  # stands around each name where the store keeps them folded


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An entity that a search found, and the name that it was found by."""

    id: str
    kind: Kind
    name: str
    name_en: str | None
    name_vi: str | None
    country: str | None
    matched: str  # the name as written
    fit: Fit
    degree: int  # how many statements are about it
    reference: bool  # from the curated knowledge
    is_named: bool  # `matched` is a label or an alias, not only what some article calls it


def search(read: Read, text: str, *, kinds: Iterable[Kind] = (), limit: int = 20) -> list[SearchHit]:
    """The entities that `text` may mean, the likeliest first: by fit, then by how much is said of them."""
    return ranked(read, text, kinds=kinds, enough=limit)[:limit]


def ranked(
    read: Read,
    text: str,
    *,
    kinds: Iterable[Kind] = (),
    enough: int = 20,
    together: ReadTogether | None = None,
) -> list[SearchHit]:
    """All that a search ranks; names with typos are only looked for where fewer than `enough` fit without.

    `together` reads several queries at once, where the store can.
    """
    reading = together or by_turns(read)
    folded = fold(text)[:_LONGEST]
    if not folded:
        return []
    forms, wanted = variants(folded), [kind.value for kind in kinds]
    found = _candidates(reading, forms, wanted, typos=False)
    if len(found) < enough:
        found |= _candidates(reading, forms, wanted, typos=True)
    best = dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0]))[:MOST_RANKED])
    hits = [_hit(row, best[row["id"]], text) for row in _described(reading, list(best))]
    hits.sort(key=lambda hit: (_rank(hit), best[hit.id].typos, -hit.degree, best[hit.id].surplus, hit.id))
    return hits


def _rank(hit: SearchHit) -> tuple[Fit, bool]:
    """By fit; what is called so by name comes before what an article only once called so."""
    return hit.fit, hit.fit is Fit.EXACT and not hit.is_named


def resolve_entity(read: Read, text: str, kind: Kind | Sequence[Kind] | None = None) -> str:
    """The id of the one entity that an id or a name means; raises `NotFound` with the nearest names.

    A name that several entities bear means the one that has it as label or alias, or the curated one; if
    that does not decide, `InvalidQuery` lists them. A name with a typo is never taken for another: it only
    appears among the suggestions.
    """
    kinds = (kind,) if isinstance(kind, Kind) else tuple(kind or ())
    slug = text.strip().partition("/")[2]
    if (named_by_id := is_id(text.strip())) and (
        rows := read(query("browsing/entities_by_id").text, {"ids": [text.strip()]})
    ):
        if kinds and Kind(rows[0]["kind"]) not in kinds:
            raise InvalidQuery(f"{text} is of kind {rows[0]['kind']}; expected {' or '.join(kinds)}.")
        return str(rows[0]["id"])
    if named_by_id and (to := _merged_into(read, text.strip())):
        return resolve_entity(read, to, kinds)
    hits = search(read, slug if named_by_id else text, kinds=kinds, limit=10)
    chosen = [] if named_by_id else _chosen(hits)
    if len(chosen) == 1:
        return chosen[0].id
    listed = "; ".join(f"{hit.name} ({hit.id})" for hit in (chosen or hits)[:5])
    if chosen:
        raise InvalidQuery(f"{text!r} means more than one entity; give the id of one: {listed}.")
    wanted = f" of kind {' or '.join(kinds)}" if kinds else ""
    raise NotFound(f"Nothing{wanted} is called {text!r}." + (f" Nearest: {listed}." if listed else ""))


def is_id(text: str) -> bool:
    """Whether a text has the form of an entity's id."""
    folder, slash, _ = text.partition("/")
    return bool(slash) and folder in _FOLDERS


def _chosen(hits: Sequence[SearchHit]) -> list[SearchHit]:
    """The hits that a name can mean: all that fit it exactly, else the only one that it begins or is in."""
    exact = [hit for hit in hits if hit.fit is Fit.EXACT]
    for better in ([hit for hit in exact if hit.is_named], [hit for hit in exact if hit.reference]):
        if len(better) == 1:
            return better
    if exact:
        return exact
    close = [hit for hit in hits if hit.fit in (Fit.PREFIX, Fit.WORDS)]
    return close if len(close) == 1 else []


def _candidates(
    reading: ReadTogether, forms: Sequence[str], kinds: list[str], *, typos: bool
) -> dict[str, Match]:
    found: dict[str, Match] = {}
    asked = query("searching/candidates")
    for rows in reading(*(asked.asked(**_wanted(form, typos=typos), kinds=kinds) for form in forms)):
        for row in rows:
            match = best_match(forms, (name for name in row["search"].split("|") if name))
            if match is not None:
                found[row["id"]] = min(match, found.get(row["id"], match))
    return found


def _wanted(form: str, *, typos: bool) -> dict[str, Any]:
    """What names must hold: up to three whole words, which are compared quickest, and pieces of others."""
    words = sorted(dict.fromkeys(form.split()), key=len, reverse=True)
    choices = {word: list(pieces(word)) if typos else [word] for word in words}
    whole = [word for word in words if choices[word] == [word]][:_WHOLE]
    slots = dict(zip(("one", "two", "three"), [*whole, *[_IN_EVERY_NAME] * _WHOLE], strict=False))
    return {**slots, "words": [choices[word] for word in words if word not in whole]}


def _described(reading: ReadTogether, ids: Sequence[str]) -> list[dict[str, Any]]:
    return reading(query("searching/described").asked(ids=list(ids)))[0] if ids else []


def _merged_into(read: Read, entity: str) -> str | None:
    """The id that stays for an entity which people judged to be the same as another one."""
    asked = query("history/merged")
    rows = read(asked.text, asked.bind({"ids": [entity]}))
    return str(rows[0]["into"]) if rows else None


def _hit(row: dict[str, Any], match: Match, text: str) -> SearchHit:
    folded = {name: fold(name) for name in row["names"]}
    typed = fold(text) if fold(text) in folded.values() else match.name
    written = [name for name in row["names"] if folded[name] == typed] or [row["name"]]
    return SearchHit(
        id=row["id"],
        kind=Kind(row["kind"]),
        name=row["name"],
        name_en=row["name_en"],
        name_vi=row["name_vi"],
        country=row["country"],
        matched=max(written, key=lambda name: (name == text.strip(), has_accents(name))),
        fit=match.fit,
        degree=row["degree"],
        reference=bool(row["reference"]),
        is_named=typed in {fold(name) for name in _own_names(row)},
    )


def _own_names(row: dict[str, Any]) -> list[str]:
    return [name for name in (row["name_en"], row["name_vi"], *(row["aliases"] or ())) if name]
