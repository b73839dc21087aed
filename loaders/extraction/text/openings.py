"""What every match of a regular expression must begin with or contain, worked out from its parts.

A search tries an expression at each place of a text; most of ours begin with one of some words, and a set of
words is found in one pass. What is worked out may allow too much, never too little.
"""

import importlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
_LONGEST = 6  # signs of an opening: more tell little more
_MOST = 200  # openings of a part of an expression; more are cut shorter
_WIDEST = 12  # letters of a class that count as that many openings
_TELLING = 2  # letters from which on a text tells an expression from others
_SIGNS = (0xE000, 0xF8FF)  # the private area: units of a view (views.py), in blocks
_BLOCK = 0x100
_DIGITS = "0123456789"
_ODD = frozenset("ıſµςϐϑϕϖϰϱϵẛι").union(c for c in map(chr, range(0x80, 0x20000)) if c.isdecimal())
"""Letters that `re` takes for others when it ignores case, and digits of other scripts."""

Opening = tuple[str, bool]  # the signs, in small letters; whether what follows in the expression comes next
Part = tuple[Any, Any]  # an operation and its operand, as the parser of `re` gives them


def openings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """One of these stands, in small letters, where a match begins; None where that cannot be told."""
    return _closed(_of_parts(_parsed(pattern)))


def contained(pattern: re.Pattern[str]) -> list[frozenset[str]]:
    """Sets of texts: of each set one stands in every match, in small letters and units as their first sign.

    Sets that most sentences have one of are left out.
    """
    parts = list(_flat(_parsed(pattern)))
    found = []
    for number, part in enumerate(parts):
        if part[0] is _PARSER.LITERAL and number and parts[number - 1][0] is _PARSER.LITERAL:
            continue  # the run of letters that began before tells more
        texts = _closed(_of_parts(parts[number : number + _LONGEST]))
        if texts is not None and all(len(text.strip()) >= _TELLING or is_sign(text[0]) for text in texts):
            found.append(texts if len(min(texts, key=len)) > 1 else frozenset(text[0] for text in texts))
    return list(dict.fromkeys(found))


def begins_word(pattern: re.Pattern[str]) -> bool:
    """Whether no match begins inside a word, as the expression itself forbids it at its very start."""
    operation, operand = (*_parsed(pattern), (None, (0, ())))[0]
    if operation is not _PARSER.ASSERT_NOT or operand[0] > 0:
        return False
    members = [member for inner, found in operand[1] if inner is _PARSER.IN for member in found]
    word = (_PARSER.CATEGORY, _PARSER.CATEGORY_WORD) in members and (_PARSER.NEGATE, None) not in members
    return word and len(operand[1]) == 1


def is_sign(letter: str) -> bool:
    """Whether it stands for a unit of a view."""
    return _SIGNS[0] <= ord(letter) <= _SIGNS[1]


def small(text: str) -> str | None:
    """`text` in small letters, sign for sign; None where it has letters that this cannot be done with."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) and (text.isascii() or _ODD.isdisjoint(text)) else None


def _parsed(pattern: re.Pattern[str]) -> list[Part]:
    return list(_PARSER.parse(pattern.pattern, pattern.flags))


def _closed(found: set[Opening]) -> frozenset[str] | None:
    texts = frozenset(text for text, _ in found)
    return texts if texts and all(texts) else None


def _flat(parts: Sequence[Part]) -> Iterator[Part]:
    for operation, operand in parts:
        if operation is _PARSER.SUBPATTERN:
            yield from _flat(list(operand[3]))
        elif operation is _PARSER.MAX_REPEAT and operand[:2] == (1, 1):
            yield from _flat(list(operand[2]))
        else:
            yield operation, operand


def _of_parts(parts: Sequence[Part]) -> set[Opening]:
    found: set[Opening] = {("", True)}
    for part in parts:
        going = {text for text, goes_on in found if goes_on}
        if not going:
            break
        added = _of_part(part)
        longer = {_cut(text + more, goes_on) for text in going for more, goes_on in added}
        longer |= {opening for opening in found if not opening[1]}
        if len(longer) > _MOST:
            return _shortened(longer)
        found = longer
    return found


def _shortened(found: set[Opening]) -> set[Opening]:
    for length in range(_LONGEST, 0, -1):
        short = {(text[:length], False) for text, _ in found}
        if len(short) <= _MOST:
            return short
    return {("", False)}


def _cut(text: str, goes_on: bool) -> Opening:
    return text[:_LONGEST], goes_on and len(text) < _LONGEST


def _of_part(part: Part) -> set[Opening]:
    operation, operand = part
    if operation is _PARSER.LITERAL:
        return {(chr(operand).lower(), True)}
    if operation is _PARSER.IN:
        return _of_class(operand)
    if operation is _PARSER.BRANCH:
        found = set().union(*(_of_parts(list(branch)) for branch in operand[1]))
        return found if len(found) <= _MOST else _shortened(found)
    if operation is _PARSER.SUBPATTERN:
        return _of_parts(list(operand[3]))
    if operation in (_PARSER.MAX_REPEAT, _PARSER.MIN_REPEAT, _PARSER.POSSESSIVE_REPEAT):
        return _of_repeat(*operand)
    if operation is _PARSER.ATOMIC_GROUP:
        return _of_parts(list(operand))
    if operation in (_PARSER.AT, _PARSER.ASSERT, _PARSER.ASSERT_NOT):
        return {("", True)}
    return {("", False)}


def _of_repeat(least: int, most: int, repeated: Sequence[Part]) -> set[Opening]:
    once = _of_parts(list(repeated))
    if most > 1:
        once = {(text, False) for text, _ in once}
    return once | {("", True)} if least == 0 else once


def _of_class(members: Sequence[Part]) -> set[Opening]:
    texts: set[str] = set()
    for operation, operand in members:
        if operation is _PARSER.LITERAL:
            texts.add(chr(operand).lower())
        elif operation is _PARSER.RANGE and _SIGNS[0] <= operand[0] and operand[1] <= _SIGNS[1]:
            texts.update(chr(first) for first in range(operand[0] // _BLOCK * _BLOCK, operand[1] + 1, _BLOCK))
        elif operation is _PARSER.RANGE and operand[1] - operand[0] < _WIDEST:
            texts.update(chr(code).lower() for code in range(operand[0], operand[1] + 1))
        elif operation is _PARSER.CATEGORY and operand is _PARSER.CATEGORY_DIGIT:
            texts.update(_DIGITS)
        else:
            return {("", False)}
    return {(text, True) for text in texts} if len(texts) <= _WIDEST else {("", False)}
