"""Cut Cypher into tokens. Characters, words and functions that are not known here are errors with a place."""

import re
from collections.abc import Iterator

from lark import Token
from lark.lexer import Lexer

from ontology.errors import InvalidCypher, RefusedCypher

LONGEST = 8 * 1024
"""Characters of a query."""
MOST_TOKENS = 2000
DEEPEST = 40
"""Brackets within brackets."""
FUNCTIONS = frozenset(
    (
        *("avg", "collect", "count", "max", "min", "sum"),
        *("abs", "ceil", "floor", "round", "sign", "tointeger", "tofloat", "toboolean"),
        *("coalesce", "head", "last", "tail", "range", "reverse", "size", "isempty", "split"),
        *("left", "right", "substring", "tolower", "toupper", "tostring", "trim", "ltrim", "rtrim"),
        *("nodes", "relationships", "length", "startnode", "endnode", "labels", "type"),
    )
)
"""In lower case. None reads outside the graph, waits, or makes a text longer than what it is given."""

_WORDS = frozenset(
    (
        *("CALL", "LIMIT", "MATCH", "OPTIONAL", "ORDER", "RETURN", "SKIP", "UNION", "UNWIND", "WITH"),
        *("ALL", "AS", "ASC", "BY", "CASE", "DESC", "DISTINCT", "ELSE", "END", "EXISTS", "THEN", "WHEN"),
        *("AND", "CONTAINS", "ENDS", "FALSE", "IN", "IS", "NOT", "NULL", "OR", "STARTS", "TRUE", "XOR"),
        "WHERE",
    )
)
_OTHER_WORDS = {"ASCENDING": "ASC", "DESCENDING": "DESC", "OFFSET": "SKIP"}
_CLOSED = frozenset(
    (
        *("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "INSERT", "FOREACH", "ON"),
        *("DROP", "ALTER", "GRANT", "DENY", "REVOKE", "SHOW", "TERMINATE", "START", "STOP", "USE", "YIELD"),
        *("LOAD", "CSV", "IMPORT", "EXPORT", "COPY", "ATTACH", "INSTALL", "FORMAT", "FINISH"),
        *("EXPLAIN", "PROFILE", "CYPHER"),
    )
)
"""Words that would write, reach outside, or change how a query runs."""
_CALLED = {"SHORTESTPATH": "SHORTEST", "ALLSHORTESTPATHS": "SHORTEST", "REDUCE": "REDUCE"} | dict.fromkeys(
    ("ALL", "ANY", "NONE", "SINGLE"), "QUANTIFIER"
)
SIGNS = {
    **{"<>": "UNEQUAL", "<=": "AT_MOST", ">=": "AT_LEAST", "..": "DOTS"},  # before what they begin with
    **{"(": "LPAR", ")": "RPAR", "[": "LSQUARE", "]": "RSQUARE", "{": "LBRACE", "}": "RBRACE"},
    **{"=": "EQUAL", "<": "LESS", ">": "MORE", "+": "PLUS", "-": "MINUS", "*": "STAR", "/": "SLASH"},
    **{"%": "PERCENT", "^": "CARET", ",": "COMMA", ":": "COLON", "|": "PIPE", "&": "AMPERSAND"},
    **{".": "DOT", "$": "DOLLAR"},
}
_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+|//[^\r\n]*)"
    r"|(?P<string>'(?:[^'\\\x00-\x08\x0b\x0c\x0e-\x1f]|\\[\\'\"ntrbf])*'"
    r'|"(?:[^"\\\x00-\x08\x0b\x0c\x0e-\x1f]|\\[\\\'"ntrbf])*")'
    r"|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?(?![\w.]*\w))"
    r"|(?P<reach>\d+(?=\.\.))"
    r"|(?P<quoted>`[A-Za-z_][A-Za-z0-9_ ]{0,99}`)"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]{0,99})(?![A-Za-z0-9_])"
    r"|(?P<sign>" + "|".join(re.escape(sign) for sign in SIGNS) + ")"
)
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


class Tokens(Lexer):
    """The lexer that the grammar is read with."""

    def __init__(self, conf: object) -> None:
        """Take no configuration: all there is to know is in this module."""

    def lex(self, data: str) -> Iterator[Token]:  # type: ignore[override]
        """The tokens of a query."""
        return iter(tokens_of(data))


def tokens_of(text: str) -> list[Token]:
    """The tokens of a query; raises `InvalidCypher`, or `RefusedCypher` where a word is closed."""
    if len(text) > LONGEST:
        raise InvalidCypher(f"The query has {len(text)} characters; at most {LONGEST} are read.", 1, 1)
    found: list[Token] = []
    at, depth = 0, 0
    while at < len(text):
        matched = _TOKEN.match(text, at)
        if matched is None or text.startswith("/*", at):
            raise _unknown(text, at)
        if matched.lastgroup != "space":
            token = _token(text, matched, found)
            depth += _BRACKETS.get(token, 0)
            found.append(token)
            if len(found) > MOST_TOKENS or depth > DEEPEST:
                limits = f"more than {MOST_TOKENS} words and signs, or brackets more than {DEEPEST} deep"
                raise InvalidCypher(f"The query has {limits}.", *place(text, at))
        at = matched.end()
    return found


def without_comments(text: str) -> str:
    """The query as the engine is given it: comments are blanks, everything else stands where it stood."""
    parts, at = [], 0
    while at < len(text):
        matched = _TOKEN.match(text, at)
        if matched is None:
            raise _unknown(text, at)
        found = matched.group()
        parts.append(" " * len(found) if found.startswith("//") else found.replace("\r", " "))
        at = matched.end()
    return "".join(parts)


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column, each from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _token(text: str, matched: re.Match[str], before: list[Token]) -> Token:
    value, at = matched.group(), matched.start()
    kinds = {"string": "STRING", "number": "NUMBER", "reach": "NUMBER", "quoted": "NAME"}
    group = str(matched.lastgroup)
    if group == "sign":
        kind = SIGNS[value]
    elif group == "word":
        kind = _kind_of_word(text, matched, before)
    else:
        kind = kinds[group]
    line, column = place(text, at)
    return Token(kind, value, at, line, column, line, column + len(value), matched.end())


def _kind_of_word(text: str, matched: re.Match[str], before: list[Token]) -> str:
    word = matched.group().upper()
    last = before[-1].type if before else ""
    behind = text[matched.end() :].lstrip()[:1]
    if last in ("DOT", "AS") or (last == "DOLLAR" and behind != "("):
        return "NAME"  # the key of a property, the name of a column or a parameter
    if behind == "(" and word in _CALLED:
        return _CALLED[word]
    if behind == "{" and word == "COUNT":
        return word
    word = _OTHER_WORDS.get(word, word)
    if word in _WORDS:
        return word
    where = place(text, matched.start())
    if word in _CLOSED:
        reason = "is closed here: free Cypher reads the graph and nothing else."
        raise RefusedCypher(f"{matched.group()} {reason}", *where)
    if behind == "(":
        if word.lower() in FUNCTIONS:
            return "FUNCTION"
        known = ", ".join(sorted(FUNCTIONS))
        raise RefusedCypher(f"{matched.group()}() is not open here; open are {known}.", *where)
    return "NAME"


def _unknown(text: str, at: int) -> InvalidCypher:
    character = text[at]
    if text.startswith("/*", at):
        reason = "write // comments, not /* */"
    elif character in "'\"":
        reason = "a text without an end, or with an escape other than \\\\ \\' \\\" \\n \\t \\r \\b \\f"
    elif character == "`":
        reason = "a name in backticks takes letters, digits, blanks and _"
    elif character == ";":
        reason = "one query at a time, without a semicolon"
    else:
        reason = f"{character!r} has no meaning here outside a text"
    return InvalidCypher(f"{reason[0].upper()}{reason[1:]}.", *place(text, at))
