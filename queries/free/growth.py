"""Refuse queries that make small values enormous: no engine counts that in time."""

from collections.abc import Iterator

from lark import Token, Tree

from ontology.errors import RefusedCypher

MOST_GROWTH = 4096
"""How many times over a value may be repeated inside itself, by all clauses together."""
LONGEST_RANGE = 100_000
_MEASURES = frozenset({"size", "length"})


def check_growth(tree: Tree[Token]) -> None:
    """Raise `RefusedCypher` where texts or lists double again and again, or a range has no end in sight.

    A column that names variables n times can be n times as long as they are; the next clause builds on it.
    So the greatest such number of each clause, multiplied, bounds how much anything grows.
    """
    for reduced in tree.find_data("reduced"):
        gathered, *_, body = (child for child in reduced.children if isinstance(child, Tree))
        name = _name(gathered)
        if sum(1 for each in _variables(body) if each == name) > 1:
            raise _refusal(
                reduced, f"reduce may use {name} once in what it makes; else it doubles with each step"
            )
    for call in tree.find_data("function"):
        if str(call.children[0]).lower() == "range":
            _check_range(call)
    growth = 1
    for projection in (*tree.find_data("columns"), *tree.find_data("unwind")):
        growth *= max([1, *(len(list(_variables(column))) for column in projection.children)])
        if growth > MOST_GROWTH:
            raise _refusal(
                projection, f"its values can grow more than {MOST_GROWTH}-fold; use each of them less often"
            )


def _check_range(call: Tree[Token]) -> None:
    """Bounds are numbers, or measured from what there is."""
    for part in _outside_measures(call):
        if isinstance(part, Token) and part.type == "NUMBER" and float(part) > LONGEST_RANGE:
            raise _refusal(call, f"a range goes to {LONGEST_RANGE} at most")
        closed = isinstance(part, Token) and part.type in ("STAR", "CARET", "DOLLAR")
        if closed or (isinstance(part, Tree) and part.data in ("variable", "property", "element", "reduced")):
            raise _refusal(call, "a range has numbers as bounds, or size() and length() of something")


def _outside_measures(call: Tree[Token]) -> Iterator[Tree[Token] | Token]:
    waiting = list(call.children[1:])
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Tree):
            measured = part.data == "function" and str(part.children[0]).lower() in _MEASURES
            waiting += [] if measured else part.children


def _variables(part: Tree[Token] | Token) -> Iterator[str]:
    """Variables that stand as themselves: a property of one is no larger than what is stored."""
    waiting = [part]
    while waiting:
        found = waiting.pop()
        if not isinstance(found, Tree):
            continue
        if found.data == "variable":
            yield _name(found.children[0])
        elif not (found.data == "property" and _is_variable(found.children[0])):
            waiting += found.children


def _is_variable(part: Tree[Token] | Token) -> bool:
    return isinstance(part, Tree) and part.data == "variable"


def _name(part: Tree[Token] | Token) -> str:
    while isinstance(part, Tree):
        part = next(child for child in part.children if isinstance(child, Tree) or child.type == "NAME")
    return str(part)


def _refusal(part: Tree[Token], reason: str) -> RefusedCypher:
    return RefusedCypher(f"The query is refused: {reason}.", part.meta.line, part.meta.column)
