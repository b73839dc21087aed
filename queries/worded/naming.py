"""Which entities a question names: by their names word for word, then what is left by the search."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ontology.folding import fold, has_accents
from ontology.reference.knowledge import load_reference
from ontology.vocabulary import Kind
from queries.catalogue import query
from queries.matching import Fit, variants
from queries.reading import Read
from queries.search import search
from queries.worded.words import Word

_LONGEST = 16  # words of a name
_SEARCHES = 6  # of a question, for what no name stands for word for word
_MEANT = 5  # entities that one name may mean
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHARE = {Fit.EXACT: 1.0, Fit.PREFIX: 0.9, Fit.WORDS: 0.9, Fit.FUZZY: 0.8}


@dataclass(frozen=True, slots=True)
class Named:
    """A run of words that names an entity: those that it may mean, the likeliest first."""

    start: int  # index of the first word
    end: int  # behind the last
    candidates: tuple["Candidate", ...]
    sureness: float = 1.0  # less where it was found by search


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that some words may mean."""

    id: str
    kind: Kind
    name: str
    name_en: str | None
    name_vi: str | None
    code: str | None  # of a country
    rank: tuple[bool, bool, int] = (False, False, 0)  # own name, curated, statements

    def called(self, language: str) -> str:
        """The name in a language, else in the other."""
        return (self.name_vi if language == "vi" else self.name_en) or self.name


def named_in(read: Read, words: Sequence[Word], is_known: Sequence[bool]) -> list[Named]:
    """The names in a question, from left to right and none over another; `is_known`: words of the lexicon."""
    spans = _spans(words)
    found = [*_word_for_word(read, words, spans, is_known), *_adjectives(read, spans)]
    found.sort(key=lambda named: (named.start - named.end, -len(named.candidates[0].id)))
    taken = [False] * len(words)
    kept = [named for named in found if _take(taken, named)]
    for named in _searched(read, words, taken, is_known):
        kept = [one for one in kept if one.end <= named.start or one.start >= named.end]
        kept.append(named)
    return sorted(kept, key=lambda named: named.start)


def _take(taken: list[bool], named: Named) -> bool:
    if any(taken[named.start : named.end]):
        return False
    taken[named.start : named.end] = [True] * (named.end - named.start)
    return True


def _spans(words: Sequence[Word]) -> dict[str, list[tuple[int, int]]]:
    """Each form that a run of words may be read in → where it stands."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            run = [word.folded for word in words[start:end] if word.folded != "s"]  # Japan's Patent Office
            for form in variants(" ".join(run)):
                spans.setdefault(form, []).append((start, end))
    return spans


def _word_for_word(
    read: Read, words: Sequence[Word], spans: dict[str, list[tuple[int, int]]], is_known: Sequence[bool]
) -> Iterator[Named]:
    whole = " ".join(word.folded for word in words if word.folded != "s")
    asked = query("searching/named_in")
    rows = read(asked.text, asked.bind({"texts": [f" {form} " for form in variants(whole)]}))
    entities = _described(read, [row["id"] for row in rows])
    meant: dict[tuple[int, int], list[Candidate]] = {}
    for row in rows:
        entity = entities[row["id"]]
        for form in row["search"].split("|"):
            for start, end in spans.get(form, ()) if form else ():
                if _stands_for(words[start:end], is_known[start:end], entity):
                    meant.setdefault((start, end), []).append(_candidate(entity, form))
    for (start, end), candidates in meant.items():
        unique = {c.id: c for c in sorted(candidates, key=lambda c: c.rank)}
        ranked = sorted(unique.values(), key=lambda c: (*(not r for r in c.rank[:2]), -c.rank[2], c.id))
        yield Named(start, end, tuple(ranked[:_MEANT]))


def _stands_for(words: Sequence[Word], is_known: Sequence[bool], entity: dict[str, Any]) -> bool:
    """Whether words as written may be the name: not with other accents, nor common words in small letters."""
    written = " ".join(word.written for word in words)
    if all(is_known):
        return any(written == name for name in entity["names"]) and written.isupper()
    if not has_accents(written):
        return True
    alike = [name for name in entity["names"] if fold(name) == fold(written)]
    with_accents = [name for name in alike if has_accents(name)]
    return not with_accents or any(_words(name) == _words(written) for name in with_accents)


def _words(name: str) -> list[str]:
    """The words of a name, each with its tone behind it: `hòa` and `hoà` are the same."""
    found = []
    for word in unicodedata.normalize("NFD", name.lower()).split():
        letters = "".join(character for character in word if character not in _TONES)
        found.append(letters + "".join(character for character in word if character in _TONES))
    return found


def _adjectives(read: Read, spans: dict[str, list[tuple[int, int]]]) -> Iterator[Named]:
    """Countries by their names and adjectives: also those that the store does not hold."""
    found = {form: entry for form, entry in _countries().items() if form in spans}
    entities = _described(read, list(found.values()))
    for form, entry_id in found.items():
        entry = load_reference()[entry_id]
        row = entities.get(entry_id)
        labels = dict(entry.entity().labels)
        candidate = _candidate(row, "") if row else Candidate(
            "", Kind.PLACE, labels["en"], labels["en"], labels.get("vi"), entry.country
        )  # fmt: skip
        for start, end in spans[form]:
            yield Named(start, end, (candidate,))


@cache
def _countries() -> dict[str, str]:
    """Folded name or adjective → id of the country."""
    found: dict[str, str] = {}
    for entry in load_reference():
        if entry.kind is Kind.PLACE and entry.country and any(s == "iso3" for s, _ in entry.identifiers):
            adjectives = [adjective for group in entry.adjectives.values() for adjective in group]
            names = [name for name in entry.all_names if len(name) > 3 or name.isupper()]
            for name in (*names, *adjectives):
                found.setdefault(fold(name), entry.id)
    return {name: country for name, country in found.items() if len(name) > 2}


def _searched(
    read: Read,
    words: Sequence[Word],
    taken: Sequence[bool],
    is_known: Sequence[bool],
) -> Iterator[Named]:
    """Runs of unknown words, with the words around them, where the search finds what is so called."""
    searches = 0
    position = 0
    while position < len(words) and searches < _SEARCHES:
        if taken[position] or is_known[position]:
            position += 1
            continue
        for start, end in _windows(words, position, taken, is_known):
            searches += 1
            if found := _found(read, words[start:end]):
                yield Named(start, end, found[0], found[1])
                position = end
                break
            if searches >= _SEARCHES:
                break
        else:
            position += 1


def _windows(
    words: Sequence[Word], position: int, taken: Sequence[bool], is_known: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """The run of unknown words from here, with neighbors in capital letters, then without them."""
    end = position
    while end < len(words) and not taken[end] and not is_known[end]:
        end += 1
    start, stop = position, end
    while start > 0 and not taken[start - 1] and words[start - 1].written[0].isupper() and start > 1:
        start -= 1
    while stop < len(words) and not taken[stop] and words[stop].written[0].isupper():
        stop += 1
    yield from dict.fromkeys(((start, stop), (position, end)))


def _found(read: Read, words: Sequence[Word]) -> tuple[tuple[Candidate, ...], float] | None:
    text = " ".join(word.written for word in words)
    if len(text) < 3:
        return None
    hits = [hit for hit in search(read, text, limit=_MEANT) if _accents_agree(words, hit.matched)]
    if not hits:
        return None
    best = hits[0].fit
    if best is Fit.FUZZY and len(text) < 5:
        return None
    if best is not Fit.EXACT and len(words) == 1 and not words[0].written[0].isupper():
        return None  # a small word is in many names
    rows = _described(read, [hit.id for hit in hits if hit.fit is best])
    candidates = tuple(_candidate(rows[hit.id], "") for hit in hits if hit.id in rows)
    return candidates, _SHARE[best]


def _accents_agree(words: Sequence[Word], name: str) -> bool:
    """Whether each word that is written with accents is in the name so, where the name has any."""
    if not has_accents(name):
        return True
    borne = _words(name)
    return all(_words(word.written)[0] in borne for word in words if has_accents(word.written))


def _described(read: Read, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    wanted = list(dict.fromkeys(ids))
    asked = query("searching/described")
    rows = read(asked.text, asked.bind({"ids": wanted})) if wanted else []
    return {row["id"]: row for row in rows}


def _candidate(row: dict[str, Any], form: str) -> Candidate:
    own = {fold(name) for name in (row["name_en"], row["name_vi"], *(row["aliases"] or ())) if name}
    is_country = any(pair.startswith("iso3=") for pair in row["identifiers"] or ())
    return Candidate(
        id=row["id"],
        kind=Kind(row["kind"]),
        name=row["name"],
        name_en=row["name_en"],
        name_vi=row["name_vi"],
        code=row["country"] if is_country and row["kind"] == Kind.PLACE else None,
        rank=(form in own, bool(row["reference"]), row["degree"]),
    )
