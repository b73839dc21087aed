"""Refuse loops within expressions that may go through very much: a server cannot end an expression half done.

Rows can be stopped at any of them, so what goes through rows (`MATCH`, `UNWIND`) is free. What goes through
a list inside an expression (a comprehension, `any`, `reduce`) may do so once over a list of any length, and
twice within each other over lists that are known to be short.
"""

from collections.abc import Callable, Iterator

from lark import Token, Tree

from ontology.errors import RefusedCypher

SHORT = 1000
"""Elements of a list that counts as short: of a path, a property, a slice that says so."""
_KEEPING = frozenset(
    {"coalesce", "tail", "reverse", "split"}
)  # as long as what they are given, or text in parts
_WAY_OUT = f"cut it, as in list[..{SHORT}], or go through it with UNWIND"

Node = Tree[Token]


def check_lengths(tree: Node) -> bool:
    """Whether rows may hold long lists; raises `RefusedCypher` where a loop has no measure."""
    is_long = _judge(_long_names(tree))
    for loop in filter(_is_loop, tree.iter_subtrees()):
        listed, body = _parts(loop)
        inner = [each for part in body for each in part.iter_subtrees() if _is_loop(each)]
        if is_long(listed) and (inner or loop.data == "reduced"):
            raise _refusal(loop, f"this goes through a list of any length, with more work inside; {_WAY_OUT}")
        if any(nested is not each and nested in inner for each in inner for nested in each.iter_subtrees()):
            raise _refusal(loop, "loops within expressions go two deep at most; use UNWIND")
        if any(is_long(each) for part in body for each in _leaves(part)):
            raise _refusal(loop, f"each step of this handles a whole list of any length; {_WAY_OUT}")
    for node in tree.iter_subtrees():
        if _gathers(node) and any(is_long(child) for child in _trees(node)):
            raise _refusal(node, f"a list of any length goes into another one; {_WAY_OUT}")
    return any(is_long(each) for column in tree.find_data("column") for each in _trees(column))


def _judge(names: set[str]) -> Callable[[Node], bool]:
    """Whether an expression may give a long list, with those `names` being long."""

    def is_long(part: Node) -> bool:
        kind = str(part.data)
        if kind == "variable":
            return _text(part) in names
        if kind == "parameter":
            return True
        if kind == "function":
            return _long_function(part, is_long)
        if kind == "slice":
            return not _has_short_end(part) and is_long(next(_trees(part)))
        if kind == "list" and _is_loop(part):
            return is_long(_parts(part)[0])
        if kind in ("property", "element", "list", "map", "sum", "choice", "reduced"):
            return any(is_long(child) for child in _trees(part))
        return False

    return is_long


def _long_names(tree: Node) -> set[str]:
    """The names that are given to long lists, wherever that is in the query."""
    names: set[str] = set()
    while True:
        is_long = _judge(names)
        found = set(names)
        for column in tree.find_data("column"):
            expression, *alias = column.children
            if alias and isinstance(expression, Tree) and is_long(expression):
                found.add(_text(alias[-1]))
        if found == names:
            return names
        names = found


def _long_function(call: Node, is_long: Callable[[Node], bool]) -> bool:
    name = str(call.children[0]).lower()
    if name == "range":
        measured = (
            child for each in call.find_data("function") if each is not call for child in _trees(each)
        )
        far = any(float(str(number)) > SHORT for number in call.scan_values(_is_number))
        return far or any(is_long(child) for child in measured)
    if name == "split":
        return not any(child.data in ("property", "literal") for child in _trees(call))
    return name == "collect" or (name in _KEEPING and any(is_long(child) for child in _trees(call)))


def _is_number(value: object) -> bool:
    return isinstance(value, Token) and value.type == "NUMBER"


def _is_loop(part: Node) -> bool:
    if part.data in ("quantified", "reduced"):
        return True
    if part.data != "list":
        return False
    marks = {child.type for child in part.children if isinstance(child, Token)}
    inside = list(_trees(part))
    return bool(inside) and (
        "PIPE" in marks
        or any(child.data == "where" for child in inside)
        or (len(inside) == 1 and _says_in(inside[0]))
    )


def _says_in(part: Node) -> bool:
    return part.data == "comparison" and any(isinstance(c, Token) and c.type == "IN" for c in part.children)


def _parts(loop: Node) -> tuple[Node, list[Node]]:
    """The list that a loop goes through, and what it does with each element."""
    first, *rest = (child for child in _trees(loop) if child.data != "name")
    if loop.data == "reduced":
        return rest[0], [first, *rest[1:]]
    if loop.data == "list" and _says_in(first):
        return list(_trees(first))[-1], rest
    return first, rest


def _leaves(part: Node) -> Iterator[Node]:
    """What may be long in the body of a loop: names, parameters, ranges and what is gathered."""
    return (each for each in part.iter_subtrees() if each.data in ("variable", "parameter", "function"))


def _gathers(node: Node) -> bool:
    if node.data == "function":
        return str(node.children[0]).lower() == "collect"
    return node.data == "map" or (node.data == "list" and not _is_loop(node))


def _has_short_end(slice_: Node) -> bool:
    after = list(slice_.children)[[str(child) for child in slice_.children].index("..") + 1 :]
    ends = [child for child in after if isinstance(child, Tree)]
    number = str(ends[0].children[0]) if ends and ends[0].data == "literal" else ""
    return number.isdecimal() and int(number) <= SHORT


def _trees(part: Node) -> Iterator[Node]:
    return (child for child in part.children if isinstance(child, Tree))


def _text(part: Tree[Token] | Token) -> str:
    return str(part) if isinstance(part, Token) else _text(part.children[-1])


def _refusal(part: Node, reason: str) -> RefusedCypher:
    return RefusedCypher(f"The query is refused: {reason}.", part.meta.line, part.meta.column)
