"""Read the reference files into one checked whole."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ontology.errors import InvalidReference
from ontology.folding import fold_characters
from ontology.statements import Entity
from ontology.vocabulary import Kind

FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LANGUAGES = {"en", "vi"}
_HEAD_KEYS = {"source", "kind", "entries"}
_ENTRY_KEYS = {
    "id", "kind", "names", "abbreviations", "country", "part_of", "function", "wikidata", "iso3", "st3",
    "since", "until", "successor", "members", "parties", "adjectives", "note",
}  # fmt: skip
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One entity that is known before any article is read."""

    id: str  # "<kind>/<slug>"
    kind: Kind
    names: Mapping[str, tuple[str, ...]]  # "en" and "vi", the preferred name first
    file: str
    abbreviations: tuple[str, ...] = ()  # matched case by case: "JPO", "IP Viet Nam" is a name instead
    country: str | None = None  # ISO 3166-1 alpha-2; for a Place that is a country, its own code
    part_of: str | None = None  # id of the body it belongs to
    function: str | None = None  # for example "ip-office", "ministry-of-science": one per country
    since: str | None = None
    until: str | None = None
    successor: str | None = None
    members: tuple[str, ...] = ()  # ids; of a forum
    parties: tuple[str, ...] = ()  # ids; of an agreement
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "en": ("Japanese",)
    identifiers: tuple[tuple[str, str], ...] = ()
    _entities: list[Entity] = field(default_factory=list, init=False, repr=False, compare=False)  # once made
    note: str | None = None  # for readers; begins with AMBIGUOUS where another entry has one of the names too

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name and abbreviation, each once."""
        return (*dict.fromkeys(n for group in (*self.names.values(), self.abbreviations) for n in group),)

    def entity(self) -> Entity:
        """The entity that stands for this entry in the graph."""
        if not self._entities:
            self._entities.append(self._made())
        return self._entities[0]

    def _made(self) -> Entity:
        labels = {language: names[0] for language, names in self.names.items() if names}
        plain = (fold_characters(name) for name in self.all_names)
        aliases = {*self.all_names, *plain} - set(labels.values())
        return Entity(
            id=self.id,
            kind=self.kind,
            labels=tuple(sorted(labels.items())),
            aliases=tuple(sorted(aliases)),
            country=self.country,
            identifiers=self.identifiers,
            reference=True,
        )


class Reference:
    """All entries, by id, by country and function."""

    def __init__(self, entries: Iterable[ReferenceEntry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._by_function: dict[tuple[str, str], ReferenceEntry] = {}
        for entry in self._entries.values():
            if entry.function and entry.country and not entry.until:
                self._by_function.setdefault((entry.country, entry.function), entry)

    def __iter__(self) -> Iterator[ReferenceEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, entry_id: str) -> ReferenceEntry:
        return self._entries[entry_id]

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._entries

    def get(self, entry_id: str) -> ReferenceEntry | None:
        """The entry of that id, if there is one."""
        return self._entries.get(entry_id)

    def of_country(self, country: str, function: str) -> ReferenceEntry | None:
        """The body of `country` (ISO alpha-2) that has `function`: ("JP", "ip-office") is the JPO."""
        return self._by_function.get((country, function))


@cache
def load_reference() -> Reference:
    """The shipped reference knowledge, read once per process."""
    return Reference(read_reference(FOLDER))


def read_reference(folder: Path) -> list[ReferenceEntry]:
    """Every entry of every `*.yaml` in `folder`, checked; raises `InvalidReference` naming file and entry."""
    entries = [entry for path in sorted(folder.glob("*.yaml")) for entry in _read_file(path)]
    _check_together(entries)
    return entries


def _read_file(path: Path) -> Iterator[ReferenceEntry]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise InvalidReference(f"{path.name}: not YAML: {error}") from error
    except UnicodeDecodeError as error:
        raise InvalidReference(f"{path.name}: not UTF-8 at byte {error.start}; save it as UTF-8.") from error
    if not isinstance(data, dict) or set(data) - _HEAD_KEYS or not data.get("source"):
        raise InvalidReference(
            f"{path.name}: needs `source` and `entries` (and `kind`), nothing else, at its top."
        )
    entries = data.get("entries")
    if not isinstance(entries, list) or not entries:
        raise InvalidReference(f"{path.name}: `entries` must be a list of at least one entry.")
    for position, raw in enumerate(entries, start=1):
        where = f"{path.name}, entry {position} ({raw.get('id') if isinstance(raw, dict) else raw!r})"
        yield _entry(raw, data.get("kind"), path.stem, where)


def _entry(raw: Any, kind: str | None, file: str, where: str) -> ReferenceEntry:
    if not isinstance(raw, dict) or set(raw) - _ENTRY_KEYS:
        unknown = sorted(set(raw) - _ENTRY_KEYS) if isinstance(raw, dict) else raw
        raise InvalidReference(f"{where}: unknown keys {unknown}; known are {sorted(_ENTRY_KEYS)}.")
    entry_kind = _kind(raw.get("kind", kind), where)
    _check_id(raw.get("id"), entry_kind, where)
    _check_dates(raw, where)
    for key in ("part_of", "successor", "function", "note"):
        if key in raw and not (isinstance(raw[key], str) and raw[key].strip()):
            raise InvalidReference(
                f"{where}: {key} must be a text, found {raw[key]!r}; fill it or leave it out."
            )
    return ReferenceEntry(
        id=raw["id"],
        kind=entry_kind,
        names=_names(raw.get("names"), where),
        file=file,
        abbreviations=_texts(raw.get("abbreviations", ()), where),
        country=_country(raw, where),
        part_of=raw.get("part_of"),
        function=raw.get("function"),
        since=str(raw["since"]) if "since" in raw else None,
        until=str(raw["until"]) if "until" in raw else None,
        successor=raw.get("successor"),
        members=_texts(raw.get("members", ()), where),
        parties=_texts(raw.get("parties", ()), where),
        adjectives=_adjectives(raw.get("adjectives", {}), where),
        identifiers=_identifiers(raw, where),
        note=raw.get("note"),
    )


def _check_dates(raw: Mapping[str, Any], where: str) -> None:
    for key in ("since", "until"):
        if key in raw and not _DATE.fullmatch(str(raw[key])):
            raise InvalidReference(
                f"{where}: {key} {raw[key]!r} is not a date such as 2025, 2025-03 or 2025-03-01."
            )
    if "since" in raw and "until" in raw and str(raw["until"]) < str(raw["since"]):
        raise InvalidReference(f"{where}: until {raw['until']} lies before since {raw['since']}; swap them.")


def _identifiers(raw: Mapping[str, Any], where: str) -> tuple[tuple[str, str], ...]:
    identifiers = {key: str(raw[key]) for key in ("wikidata", "iso3", "st3") if key in raw}
    if "wikidata" in identifiers and not re.fullmatch(r"Q[1-9]\d*", identifiers["wikidata"]):
        raise InvalidReference(f"{where}: wikidata {identifiers['wikidata']!r} is not of the form Q123.")
    return tuple(sorted(identifiers.items()))


def _adjectives(raw: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(raw, dict) or set(raw) - _LANGUAGES:
        raise InvalidReference(f"{where}: adjectives must be {{en: [...], vi: [...]}}, found {raw!r}.")
    return {language: _texts(words, where) for language, words in raw.items()}


def _kind(kind: Any, where: str) -> Kind:
    try:
        return Kind(kind)
    except ValueError:
        raise InvalidReference(f"{where}: kind {kind!r} is none of {[k.value for k in Kind]}.") from None


def _check_id(entry_id: Any, kind: Kind, where: str) -> None:
    if not isinstance(entry_id, str) or not re.fullmatch(rf"{kind.lower()}/[a-z0-9-]+", entry_id):
        raise InvalidReference(f"{where}: id must be {kind.lower()}/ and a slug of a-z, 0-9 and hyphens.")


def _country(raw: Mapping[str, Any], where: str) -> str | None:
    country = raw.get("country")
    if country is not None and not (isinstance(country, str) and re.fullmatch(r"[A-Z]{2}", country)):
        raise InvalidReference(f'{where}: country {country!r} is no ISO alpha-2 code (quote NO as "NO").')
    return country


def _names(raw: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(raw, dict) or set(raw) - _LANGUAGES or not any(raw.values()):
        raise InvalidReference(f"{where}: names must be {{en: [...], vi: [...]}} with at least one name.")
    return {language: _texts(names, where) for language, names in raw.items()}


def _texts(raw: Any, where: str) -> tuple[str, ...]:
    whole = isinstance(raw, (list, tuple)) and all(isinstance(t, str) and t and t == t.strip() for t in raw)
    if not whole:
        raise InvalidReference(f"{where}: expected a list of trimmed texts, found {raw!r}.")
    if any(t != unicodedata.normalize("NFC", t) for t in raw):
        raise InvalidReference(f"{where}: {raw!r} is not in Unicode NFC; normalize the file.")
    return tuple(dict.fromkeys(raw))


def _check_together(entries: Iterable[ReferenceEntry]) -> None:
    known: dict[str, ReferenceEntry] = {}
    for entry in entries:
        if entry.id in known:
            raise InvalidReference(
                f"{entry.file}.yaml: id {entry.id} stands in {known[entry.id].file}.yaml too; keep one."
            )
        known[entry.id] = entry
    for entry in known.values():
        for target in (entry.part_of, entry.successor, *entry.members, *entry.parties):
            if target is not None and target not in known:
                raise InvalidReference(
                    f"{entry.file}.yaml: {entry.id} refers to {target}, which no file defines; "
                    "correct the id or add the entry."
                )
