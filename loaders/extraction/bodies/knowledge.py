"""The reference knowledge laid out for reading: all names, countries by word, bodies by function."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.quick_patterns import is_of_word
from ontology.folding import fold, fold_characters, has_accents
from ontology.reference import Reference, ReferenceEntry, load_reference
from ontology.vocabulary import Kind

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a reference entry."""

    text: str
    entry: ReferenceEntry
    is_abbreviation: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage whose folded letters are those of some names."""

    start: int
    end: int
    names: tuple[Name, ...]


class Knowledge:
    """Finds names of the reference in texts; built once, then read only."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self._by_key: dict[str, list[Name]] = {}
        for entry in reference:
            if entry.kind is not Kind.TOPIC:
                self._add_names(entry)
        self._add_forms_of_state()
        self._keys = list(self._by_key)
        self._matcher = AhoCorasick(self._keys, matchkind=MatchKind.Standard)
        self._adjectives = _adjectives(reference)
        self._functions = _functions()
        self._counted: tuple[str, tuple[tuple[str, int], ...]] = ("", ())
        self._bodies = self._named_without_country()

    def _add_names(self, entry: ReferenceEntry) -> None:
        known = set(entry.all_names)
        for text in entry.all_names:
            variants = _spellings(text) - known if entry.kind is Kind.AGENCY else ()
            for spelled in (text, *sorted(variants)):
                name = Name(spelled, entry, spelled in entry.abbreviations)
                self._by_key.setdefault(fold_characters(spelled).lower(), []).append(name)

    def _add_forms_of_state(self) -> None:
        """Let "Cộng hòa Italia" and "Vương quốc Bỉ" be those countries, unless another has the name."""
        for entry in self.reference:
            if entry.kind is Kind.PLACE and is_country(entry):
                for text in entry.names.get("vi", ())[:2]:
                    for spelled in (f"Cộng hòa {text}", f"Vương quốc {text}", f"CH {text}"):
                        self._by_key.setdefault(
                            fold_characters(spelled).lower(), [Name(spelled, entry, is_abbreviation=False)]
                        )

    def _named_without_country(self) -> dict[tuple[str, str], ReferenceEntry]:
        """(country, name without the country) → agency, for names that one agency alone has."""
        found: dict[tuple[str, str], set[str]] = {}
        for entry in self.reference:
            for text in entry.all_names if entry.kind is Kind.AGENCY and entry.country else ():
                for split in (self.country_at_end(text), self.country_at_start(text)):
                    if split is not None and split[1] == entry.country and " " in split[0]:
                        found.setdefault((split[1], fold(split[0])), set()).add(entry.id)
        return {key: self.reference[ids.pop()] for key, ids in found.items() if len(ids) == 1}

    def hits(self, text: str) -> Iterator[Hit]:
        """Every passage that reads as a name, at word boundaries, overlaps included."""
        folded = _folded(text)
        seas = [m.span() for m in _not_places().finditer(text)]
        for number, start, end in self._matcher.find_matches_as_indexes(folded, overlapping=True):
            if start > 0 and is_of_word(folded[start - 1]):
                continue
            if seas and any(s <= start and end <= e and end - start < e - s for s, e in seas):
                continue
            if end == len(folded) or not is_of_word(folded[end]) or _is_glued(text, end):
                yield Hit(start, end, tuple(self._by_key[self._keys[number]]))

    def named(self, text: str) -> tuple[Name, ...]:
        """The names that are spelled like `text`, accents and case aside."""
        return tuple(self._by_key.get(_folded(text), ()))

    def country_of(self, word: str) -> str | None:
        """The country (ISO alpha-2) that a name or an adjective means: "Japan", "Japanese", "Nhật Bản"."""
        for name in self.named(word):
            if is_country(name.entry):
                return name.entry.country
        return self._adjectives.get(word.removesuffix("'s").removesuffix("’s"))

    def country_at_end(self, name: str) -> tuple[str, str] | None:
        """The words before, and the country, of "Patent Office of Japan" or "Cục Sáng chế Nhật Bản"."""
        parts = name.rstrip(")").split()
        for length in range(min(9, len(parts) - 1), 0, -1):
            tail = " ".join(parts[-length:]).lstrip("(")
            country = self.country_of(tail)
            if country:
                head = re.sub(
                    r"\s?\(?(?:of|of the|của|(?:của )?(?:các )?nước|in|for)?$", "", " ".join(parts[:-length])
                ).strip(" (")
                return head, country
        return None

    def country_at_start(self, name: str) -> tuple[str, str] | None:
        """The rest, and the country, of names such as "Japan Patent Office", "Thai Ministry of Commerce"."""
        parts = name.split()
        for length in range(min(4, len(parts) - 1), 0, -1):
            country = self.country_of(" ".join(parts[:length]).removesuffix("'s").removesuffix("’s"))
            if country:
                return " ".join(parts[length:]), country
        return None

    def body_of(self, country: str, name: str) -> ReferenceEntry | None:
        """The agency of a country that has `name` besides the country: ("US", "Department of State")."""
        return self._bodies.get((country, fold(name)))

    def countries_by_adjective(self, text: str) -> tuple[tuple[str, int], ...]:
        """How often the adjectives of each country stand in `text`; the last text is remembered."""
        if self._counted[0] != text:
            counts = Counter(self._adjectives[w] for w in _WORD.findall(text) if w in self._adjectives)
            self._counted = (text, tuple(sorted(counts.items())))
        return self._counted[1]

    @property
    def adjectives(self) -> dict[str, str]:
        """Adjective → country: "Japanese" → "JP"."""
        return self._adjectives

    def function_of(self, name: str) -> str | None:
        """What a body of that name does, where the words say so: "Patent Office" → "ip-office"."""
        return self._functions.get(fold(name))

    def function_names(self, function: str) -> tuple[str, str]:
        """The English and the Vietnamese noun for a body of a function, as the lexicon lists them first."""
        names = load_lexicon("functions").get(function) or [function.replace("-", " ").title()]
        vietnamese = next((name for name in names if has_accents(name)), names[0])
        return names[0], vietnamese

    def country_entry(self, country: str) -> ReferenceEntry | None:
        """The Place that is the country of that code."""
        return _countries(self.reference).get(country)


def _spellings(text: str) -> set[str]:
    """How else the name of a Vietnamese body is written: "&" for "và", and no commas between its fields."""
    if not has_accents(text) or " và " not in text:
        return set()
    plain = text.replace(", ", " ")
    return {text.replace(" và ", " & "), plain, plain.replace(" và ", " & ")} - {text}


def _is_glued(text: str, end: int) -> bool:
    """Whether a name in capitals runs into the first word of its paragraph: "HÀ NỘIChiều nay"."""
    return (
        text[end - 1 : end].isupper() and text[end : end + 1].isupper() and text[end + 1 : end + 2].islower()
    )


def is_country(entry: ReferenceEntry) -> bool:
    """Whether a Place is a country (or the European Union) instead of a city or province."""
    return entry.file == "countries"


@cache
def default_knowledge() -> Knowledge:
    """The knowledge shipped with the project, laid out once per process."""
    return Knowledge(load_reference())


@cache
def _countries(reference: Reference) -> dict[str, ReferenceEntry]:
    return {e.country: e for e in reference if e.kind is Kind.PLACE and is_country(e) and e.country}


def _adjectives(reference: Reference) -> dict[str, str]:
    return {
        word: entry.country
        for entry in reference
        if entry.country
        for group in entry.adjectives.values()
        for word in group
    }


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold_characters(text).lower()


@cache
def _not_places() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words(load_lexicon("places"), "not_places", "places"))))


@cache
def _functions() -> dict[str, str]:
    return {fold(name): function for function, names in load_lexicon("functions").items() for name in names}
