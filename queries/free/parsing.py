"""Parse a free query, or say what is wrong with it and where."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken

from ontology.errors import InvalidCypher
from queries.free.growth import check_growth
from queries.free.lengths import check_lengths
from queries.free.tokens import SIGNS, Tokens, place, tokens_of, without_comments
from queries.lint import lint

LONGEST_REACH = 8
"""Steps that a pattern of variable length may go."""
_ENGINES_AGREE = frozenset({"returned-element"})  # the stores make nodes plain maps on both engines
_SAID = {
    **{kind: f"`{sign}`" for sign, kind in SIGNS.items()},
    **{"NAME": "a name", "NUMBER": "a number", "STRING": "a text", "FUNCTION": "a function"},
    **{"QUANTIFIER": "any()", "SHORTEST": "shortestPath()", "REDUCE": "reduce()", "$END": "the end"},
}


@dataclass(frozen=True, slots=True)
class FreeQuery:
    """A query that may be put to an engine: its text without comments, and what its columns are called."""

    text: str
    columns: tuple[str, ...]  # empty where it returns *
    parameters: frozenset[str]
    is_wide: bool  # whether a row may hold a long list


def parse_free(text: str) -> FreeQuery:
    """The query in `text`; raises `InvalidCypher` with its place, `RefusedCypher` for what is closed."""
    tokens = tokens_of(text)
    try:
        tree = _grammar().parse(text)
    except UnexpectedInput as error:
        raise _misplaced(text, error) from None
    _check_reaches(tree)
    check_growth(tree)
    is_wide = check_lengths(tree)
    clean = without_comments(text)
    for violation in lint(clean):
        if violation.rule not in _ENGINES_AGREE:
            raise InvalidCypher(
                f"{violation.message[0].upper()}{violation.message[1:]}.", violation.line, None
            )
    named = frozenset(str(after) for sign, after in pairwise(tokens) if sign.type == "DOLLAR")
    return FreeQuery(clean, _columns(tree, clean), named, is_wide)


@cache
def _grammar() -> Lark:
    text = (Path(__file__).parent / "cypher.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=Tokens, propagate_positions=True, maybe_placeholders=False)


def _misplaced(text: str, error: UnexpectedInput) -> InvalidCypher:
    if not isinstance(error, UnexpectedToken):
        return InvalidCypher(str(error), error.line, error.column)
    wanted = sorted({_SAID.get(name, name) for name in error.accepts or error.expected})
    some = ", ".join(wanted[:12]) + (" …" if len(wanted) > 12 else "")
    if error.token.type == "$END":
        return InvalidCypher(f"The query ends too early; expected {some}.", *place(text, len(text)))
    hint = ""
    if error.token.type in ("LSQUARE", "LESS", "MORE", "MINUS", "RPAR", "COLON"):
        hint = " A pattern among conditions goes into EXISTS { MATCH … }."
    return InvalidCypher(
        f"{str(error.token)!r} cannot stand here; expected {some}.{hint}",
        error.token.line,
        error.token.column,
    )


def _check_reaches(tree: Tree[Token]) -> None:
    for reach in tree.find_data("reach"):
        tokens = [child for child in reach.children if isinstance(child, Token)]
        last = tokens[-1]
        if last.type != "NUMBER" or not last.isdecimal() or int(last) > LONGEST_REACH:
            raise InvalidCypher(
                f"Say how far a pattern goes, at most {LONGEST_REACH} steps: -[*1..{LONGEST_REACH}]-.",
                last.line,
                last.column,
            )


def _columns(tree: Tree[Token], text: str) -> tuple[str, ...]:
    """What the first part of the query returns, by name or as it is written."""
    query = tree.children[0]
    assert isinstance(query, Tree)
    part = query.children[0]
    assert isinstance(part, Tree)
    returned = part.children[-1]
    assert isinstance(returned, Tree)
    columns = next(returned.find_data("columns"))
    if any(isinstance(child, Token) and child.type == "STAR" for child in columns.children):
        return ()
    return tuple(_column(child, text) for child in columns.children if isinstance(child, Tree))


def _column(column: Tree[Token], text: str) -> str:
    _, *alias = column.children
    if alias:
        named = alias[-1]
        assert isinstance(named, Tree)
        return str(named.children[0]).strip("`")
    meta = column.meta
    return text[meta.start_pos : meta.end_pos].strip()
