"""Frames: how a language words a claim, read from lexicon/frames/<predicate>.<language>.yaml.

A pattern is a regular expression over a view (views.py) with slots and macros:
`{signer+} <aux>signed<plain>{instrument}`. A slot `{name}` takes one unit of the kinds that
lexicon/slots.yaml lists for the name, `{name+}` a coordination,
`{name&}` one or two joined by "and", `{name*}` every one of those kinds in a stretch of the sentence,
`{name~}` a coordination whose members may each have an apposition: "A, head of B in C, and D, who runs E,".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from loaders.extraction.frames.views import DATE, signs_of
from loaders.extraction.lexicon import FOLDER, load_lexicon, read_lexicon
from ontology.errors import InvalidReference
from ontology.vocabulary import Kind, Predicate

LANGUAGES = ("vi", "en")
CONTEXTUAL = frozenset(
    {
        "subject",
        "subject_body",
        "subject_country",
        "subject_here",
        "both",
        "both_countries",
        "two_people",
        "the_event",
        "the_agreement",
        "former_agreement",
        "the_programme",
    }
)
"""Slots of an emission that the article fills instead of the pattern."""

_SLOT = re.compile(r"\{(?P<name>[a-z_]+\d?)(?P<many>[+*&~])?\}")
_MACRO = re.compile(r"<(?P<name>[a-z]+\d*)>")
_KEYS = {"id", "trigger", "pattern", "emit", "proposed", "confidence", "guard", "split", "examples"}


@dataclass(frozen=True, slots=True)
class Emission:
    """One claim that a frame makes, in slots; `value` where the object is a literal."""

    subject: str
    predicate: Predicate
    object: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own with its units marked, the claims that it must and must not give."""

    text: str
    gives: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to word a claim."""

    id: str
    language: str
    trigger: re.Pattern[str]
    pattern: re.Pattern[str]
    emit: tuple[Emission, ...]
    proposed: tuple[Emission, ...]  # what is claimed instead where the text only wishes or plans
    confidence: float
    guard: bool
    split: tuple[str, str] | None  # one of the first slot per member of the second
    examples: tuple[Example, ...]


@cache
def load_frames(language: str) -> tuple[Frame, ...]:
    """The shipped frames of a language, in the order of their files."""
    paths = sorted((FOLDER / "frames").glob(f"*.{language}.yaml"))
    return tuple(frame for path in paths for frame in read_frames(path, language))


def read_frames(path: Path, language: str) -> list[Frame]:
    """The frames of one file; raises `InvalidReference` naming file and frame."""
    data = read_lexicon(path)
    raws = data.get("frames")
    if not isinstance(raws, list):
        raise InvalidReference(f"frames/{path.name}: needs a list `frames` at its top.")
    return [_frame(raw, path, language) for raw in raws]


@cache
def slot_kinds() -> Mapping[str, tuple[str, ...]]:
    """Slot → the kinds of units that may fill it."""
    known = {kind.value: kind for kind in Kind}
    table: dict[str, tuple[str, ...]] = {DATE: (DATE,)}
    for name, kinds in load_lexicon("slots")["slots"].items():
        if unknown := set(kinds) - set(known):
            raise InvalidReference(f"lexicon/slots.yaml: slot {name} has unknown kinds {sorted(unknown)}.")
        table[name] = tuple(known[kind] for kind in kinds)
    return table


def expand_pattern(pattern: str, language: str) -> str:
    """The plain regular expression behind a pattern with slots and macros."""
    macros: Mapping[str, str] = load_lexicon("slots")["macros"][language]
    for _ in range(4):
        pattern = _MACRO.sub(lambda m: macros[m["name"]] if m["name"] in macros else m.group(), pattern)
    return _SLOT.sub(lambda m: _slot(m["name"], m["many"] or "", macros), pattern)


def _slot(name: str, many: str, macros: Mapping[str, str]) -> str:
    slot = name.rstrip("0123456789")
    sign = signs_of(*slot_kinds()[slot])
    first = macros["nowhere"] + sign if Kind.PLACE in slot_kinds()[slot] and slot != "place" else sign
    if many == "*":
        reach = rf"(?:[^;]|;\s{macros['lead']}(?={sign}))*"
        return f"(?P<{name}>{first}(?:{reach}{sign})?)"
    if many == "~":
        other = sign.replace("[", "[^;:.", 1)
        aside = rf"{macros['apposed']}(?:{macros['unsaid']}{other}){{1,150}}?"
        more = rf"(?:{aside})?{macros['enlist']}{macros['lead']}{macros['titled']}{sign}"
        return f"(?P<{name}>{first}(?:{more})*)(?:{aside},(?=\\s))?"
    if many == "&":
        return f"(?P<{name}>{first}(?:{macros['pair']}{macros['lead']}{sign})?)"
    if many == "+":
        date = signs_of(DATE)
        aside = rf"(?:\s?\({date}\)|(?:\s(?:từ|vào|since|in|on|from))?\s{date}(?=,?\s(?:và|and)\s))?"
        return f"(?P<{name}>{first}{aside}(?:{macros['join']}{macros['lead']}{sign}{aside})*)"
    return f"(?P<{name}>{first})"


def _frame(raw: Any, path: Path, language: str) -> Frame:
    where = f"frames/{path.name}, frame {raw.get('id') if isinstance(raw, dict) else raw!r}"
    if not isinstance(raw, dict) or set(raw) - _KEYS or not {"id", "trigger", "pattern", "emit"} <= set(raw):
        raise InvalidReference(f"{where}: needs id, trigger, pattern and emit, and only {sorted(_KEYS)}.")
    try:
        pattern = re.compile(expand_pattern(raw["pattern"], language))
        trigger = re.compile(expand_pattern(raw["trigger"], language), re.IGNORECASE)
    except (KeyError, re.error) as error:
        raise InvalidReference(f"{where}: {error!r} in its pattern.") from error
    slots = set(pattern.groupindex) | CONTEXTUAL
    split = tuple(raw["split"].split(" per ")) if raw.get("split") else None
    return Frame(
        id=f"{path.name.split('.')[0]}.{language}.{raw['id']}",
        language=language,
        trigger=trigger,
        pattern=pattern,
        emit=_emissions(raw["emit"], slots, where),
        proposed=_emissions(raw.get("proposed", ()), slots, where),
        confidence=float(raw.get("confidence", 0.8)),
        guard=bool(raw.get("guard", True)),
        split=(split[0], split[1]) if split else None,
        examples=tuple(
            Example(e["text"], tuple(e.get("gives", ())), tuple(e.get("never", ())))
            for e in raw.get("examples", ())
        ),
    )


def _emissions(raws: Any, slots: set[str], where: str) -> tuple[Emission, ...]:
    found = []
    for raw in raws:
        subject, predicate, target = raw.split()
        literal = target.removeprefix("=") if target.startswith("=") else None
        if subject not in slots or (literal is None and target not in slots):
            raise InvalidReference(f"{where}: {raw!r} names a slot that the pattern does not have.")
        found.append(Emission(subject, Predicate(predicate), None if literal else target, literal))
    return tuple(found)
