"""The portable subset of Cypher as rules: what both engines answer alike, and nothing else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from queries.masking import line_of, mask

_CLAUSE = re.compile(
    r"\b(?:OPTIONAL\s+MATCH|MATCH|MERGE|CREATE|WHERE|WITH|RETURN|UNWIND|SET|REMOVE|DELETE|DETACH|CALL|UNION"
    r"|FOREACH|ON\s+CREATE|ON\s+MATCH|ORDER\s+BY|LIMIT|SKIP)\b",
    re.IGNORECASE,
)
_NODE_MAP = re.compile(r"(?P<before>\w*)\s*\(\s*\w*\s*(?::[\w|&!:]+)?\s*\{(?P<map>[^{}]*)\}\s*\)")
_EDGE_MAP = re.compile(r"-\s*\[\s*\w*\s*(?::[\w|&!:]+)?(?:\*[\d.]*)?\s*\{(?P<map>[^{}]*)\}\s*\]")
_BOUND = re.compile(
    r"(?<!\w)(?<!CALL )\(\s*(?P<node>[a-zA-Z_]\w*)\s*(?::[\w|&!:]+)?\s*(?:\{[^{}]*\})?\s*\)"
    r"|-\s*\[\s*(?P<edge>[a-zA-Z_]\w*)\s*[:\]{*]"
    r"|\b(?P<path>[a-zA-Z_]\w*)\s*=\s*(?:(?:allS|s)hortestPath\s*)?\(\s*[\w(:]",
)
_SCALARS = "count|size|length|type|labels|id|elementId|properties|keys"  # other rules judge the last four


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a query leaves the portable subset."""

    rule: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the subset: where code breaks it, and what to write instead."""

    name: str
    message: str
    offsets: Callable[[str], Iterator[int]]


def lint(text: str) -> tuple[Violation, ...]:
    """Every violation in `text`, in the order of the lines."""
    code = mask(text)
    found = [Violation(r.name, line_of(code, at), r.message) for r in RULES for at in r.offsets(code)]
    return tuple(sorted(found, key=lambda violation: (violation.line, violation.rule)))


def _matches(pattern: str) -> Callable[[str], Iterator[int]]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda code: (found.start() for found in compiled.finditer(code))


def _clauses(code: str) -> Iterator[tuple[str, int, str]]:
    """(keyword, offset, rest) of each clause."""
    starts = list(_CLAUSE.finditer(code))
    for start, following in zip_longest(starts, starts[1:]):
        end = following.start() if following else len(code)
        yield re.sub(r"\s+", " ", start.group().upper()), start.start(), code[start.end() : end]


def _maps(code: str) -> Iterator[re.Match[str]]:
    """The maps inside patterns; one in brackets after a function's name is none."""
    for found in _NODE_MAP.finditer(code):
        if not found["before"] or _CLAUSE.fullmatch(found["before"]):
            yield found
    yield from _EDGE_MAP.finditer(code)


def _pattern_maps(code: str) -> Iterator[int]:
    return (found.start("map") for found in _maps(code) if _keys(found["map"]) - {"id"})


def _edge_keys(code: str) -> Iterator[int]:
    edges = set(re.findall(r"-\s*\[\s*([a-zA-Z_]\w*)\s*[:\]*]", code))
    for found in _maps(code):
        if edges.intersection(re.findall(r":\s*(\w+)\s*\.", found["map"])):
            yield found.start("map")


def _keys(inside: str) -> set[str]:
    return set(re.findall(r"(?:^|,)\s*(\w+)\s*:", inside))


def _merges(breaks: Callable[[str], object]) -> Callable[[str], Iterator[int]]:
    def offsets(code: str) -> Iterator[int]:
        return (at for keyword, at, rest in _clauses(code) if keyword == "MERGE" and breaks(rest))

    return offsets


def _returned_elements(code: str) -> Iterator[int]:
    bound = {name for found in _BOUND.finditer(code) for name in found.groups() if name}
    for keyword, at, rest in _clauses(code):
        if keyword != "RETURN":
            continue
        for expression in _split(re.sub(r"^\s*DISTINCT\b", "", rest, flags=re.IGNORECASE)):
            bare = re.match(r"\s*(?:\w+\s*\(\s*(?:DISTINCT\s+)?)?(\w+)\s*\)?\s*(?:AS\b|$)", expression, re.I)
            scalar = re.match(rf"\s*(?:{_SCALARS})\s*\(", expression, re.IGNORECASE)
            if bare and bare.group(1) in bound and not scalar:
                yield at


def _split(text: str) -> Iterator[str]:
    """The parts between commas that no bracket encloses."""
    depth, start = 0, 0
    for position, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            yield text[start:position]
            start = position + 1
    yield text[start:].strip()


def _filtered_shortest_paths(code: str) -> Iterator[int]:
    for found in re.finditer(r"\b(\w+)\s*=\s*(?:all)?shortestPath\s*\(", code, re.IGNORECASE):
        edge = re.match(r"[^\[]*\[\s*(\w+)\s*:", code[found.end() :])
        names = [rf"relationships\s*\(\s*{found.group(1)}\s*\)", *([rf"\b{edge.group(1)}\b"] if edge else [])]
        for keyword, at, rest in _clauses(code[found.start() :]):
            if keyword in ("WITH", "RETURN"):
                break
            if keyword == "WHERE" and re.search("|".join(names), rest):
                yield found.start() + at


RULES: tuple[Rule, ...] = (
    Rule("block-comment", "write // comments, not /* */", _matches(r"/\*")),
    Rule(
        "reserved-property",
        "no property is called title, type or label; use name, heading or kind",
        _matches(r"\b[a-z_]\w*\.(?:title|type|label)\b(?!\s*\()"),
    ),
    Rule("pattern-map", "a map in a pattern holds id only; filter in WHERE, set with SET", _pattern_maps),
    Rule(
        "edge-in-pattern-map",
        "a relationship's property inside a pattern map finds nothing; put it into a variable first",
        _edge_keys,
    ),
    Rule(
        "returned-element",
        "return scalars, lists and explicit maps, not nodes, relationships or paths",
        _returned_elements,
    ),
    Rule(
        "structural-function",
        "properties(), keys() and n {.*} differ between engines; name the properties",
        _matches(r"\b(?:properties|keys)\s*\(|\{\s*\.\*"),
    ),
    Rule("collect-subquery", "no COLLECT { }; use collect() or a list", _matches(r"\bCOLLECT\s*\{")),
    Rule(
        "quantified-path",
        "no quantified paths; write -[:TYPE*1..3]->",
        _matches(r"\(\s*\([^()]*\)\s*<?-[^()]*\([^()]*\)\s*\)\s*[+*{]|->?\s*(?:\{\s*[\d,]|[+*]\s*\()"),
    ),
    Rule(
        "inline-where",
        "no WHERE inside a pattern; put it behind the pattern",
        _matches(
            r"(?<![\w\s])\s*\(\s*\w*\s*(?::[\w|&!:]+)?\s*(?:\{[^{}]*\}\s*)?\bWHERE\b"
            r"|\bMATCH\s*\(\s*\w*\s*(?::[\w|&!:]+)?\s*(?:\{[^{}]*\}\s*)?\bWHERE\b"
            r"|-\s*\[[^\[\]]*\bWHERE\b"
        ),
    ),
    Rule("dynamic-label", "no labels or types from parameters", _matches(r"[:|&]\s*\$\s*\(")),
    Rule(
        "undirected-merge",
        "MERGE a relationship with a direction",
        _merges(lambda rest: re.search(r"(?<!<)-\s*(?:\[[^\]]*\]\s*)?-(?!\s*>)(?=\s*\()", rest)),
    ),
    Rule(
        "path-merge",
        "MERGE each node first, then the relationship between bare variables",
        _merges(lambda rest: "-" in rest and re.search(r"\(\s*\w*\s*[:{][^()]*\)|\(\s*\)", rest)),
    ),
    Rule(
        "merged-labels",
        "MERGE on the primary label alone, then SET the others",
        _merges(lambda rest: re.search(r"\(\s*\w*\s*:\w+\s*[:&]\s*\w", rest)),
    ),
    Rule("removed-label", "labels are never removed", _matches(r"\bREMOVE\s+\w+\s*:")),
    Rule("stored-map", "a property holds no map", _matches(r"\bSET\s+[\w.]+\s*=\s*\{(?!\s*\})")),
    Rule(
        "engine-identity",
        "elementId() and id() are no identity; use the property id",
        _matches(r"\belementId\s*\(|(?<![\w.])id\s*\("),
    ),
    Rule(
        "unportable-function",
        "percentiles, duration.between and date.truncate differ between engines",
        _matches(r"\bpercentile(?:Cont|Disc)\s*\(|\bduration\.\w+\s*\(|\b(?:date|datetime)\.truncate\s*\("),
    ),
    Rule("procedure", "no procedures; CALL { } only", _matches(r"\bCALL\s+[a-z_]\w*[.(]")),
    Rule(
        "filtered-shortest-path",
        "no WHERE on a shortest path's relationships; give the types in the pattern",
        _filtered_shortest_paths,
    ),
)
"""Every rule; each one has a test of its own."""
