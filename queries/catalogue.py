"""Read query files: the header is checked against the text, the text against the portable subset."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rapidfuzz import process

from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind
from queries.lint import lint
from queries.masking import line_of, mask
from queries.parameters import Parameter, ParameterType
from queries.reading import Asked
from queries.settling import settled

FOLDER = Path(__file__).parent
QUESTIONS = "questions"
CONDITIONS = "conditions"
"""The folder of conditions that queries share; a line `// insert: NAME` stands for one."""

_INSERT = re.compile(r"^[ \t]*//[ \t]*insert:[ \t]*(?P<name>[a-z_]+)[ \t]*$", re.MULTILINE)
_HEADER = re.compile(r"//\s*(?P<key>[\w.]+)\s*:\s*(?P<value>.*\S)")
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]\w*)\s+(?P<type>[a-z]+)(?::(?P<kinds>[A-Za-z|]+))?(?P<optional>\?)?"
    r"(?:\s*=\s*(?P<default>\S+))?\s+(?P<description>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Query:
    """One query file: what it answers, what it takes, what it returns, and its Cypher."""

    name: str
    folder: str
    summaries: Mapping[str, str]  # language → sentence; "en" always, "vi" for questions
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    text: str
    overrides: Mapping[str, str] = field(default_factory=dict)  # dialect → text, for example "neo4j"

    @property
    def summary(self) -> str:
        """What it answers, in English."""
        return self.summaries["en"]

    def text_for(self, dialect: str) -> str:
        """The Cypher for one engine: the override beside the file if there is one."""
        return self.overrides.get(dialect, self.text)

    def text_given(self, bound: Mapping[str, Any]) -> str:
        """The Cypher with the conditions settled that the parameters decide: it is planned and run sooner."""
        return settled(self.text, frozenset(name for name, value in bound.items() if value is None))

    def asked(self, **given: Any) -> Asked:
        """The query as a store gets it for given parameters, which are checked."""
        bound = self.bind(given)
        return Asked(self.text_given(bound), bound, self.returns)

    def bind(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Check and convert given parameters; raises `InvalidQuery` that names each and what it expects."""
        known = {parameter.name: parameter for parameter in self.parameters}
        unknown = sorted(set(raw) - set(known))
        if unknown:
            raise InvalidQuery(f"{self.name} takes no {', '.join(unknown)}; it takes {self._usage()}.")
        missing = [p.name for p in self.parameters if p.name not in raw and not p.optional]
        if missing:
            raise InvalidQuery(f"{self.name} needs {', '.join(missing)}; it takes {self._usage()}.")
        try:
            return {name: p.convert(raw.get(name)) for name, p in known.items()}
        except InvalidQuery as error:
            raise InvalidQuery(f"{self.name}: {error}") from None

    def _usage(self) -> str:
        def usage(parameter: Parameter) -> str:
            return f"{parameter.name} ({parameter.type.value}{', optional' if parameter.optional else ''})"

        return ", ".join(usage(p) for p in self.parameters) or "no parameters"


@cache
def query(name: str) -> Query:
    """The query of that name: `officials_of_agency` for a question, else `folder/name`."""
    folder, _, stem = name.rpartition("/")
    path = FOLDER / (folder or QUESTIONS) / f"{stem}.cypher"
    if not re.fullmatch(r"(?:[a-z_]+/)?[a-z0-9_]+", name) or not path.is_file():
        raise InvalidQuery(f"There is no query {name!r}. {_nearest(name)}")
    return _read(path)


@cache
def catalogue() -> tuple[Query, ...]:
    """Every question, by name."""
    return tuple(_read(path) for path in sorted((FOLDER / QUESTIONS).glob("*.cypher")) if _is_common(path))


def read_query(path: Path) -> Query:
    """The query in one file; raises `InvalidQuery` with file and line."""
    text = path.read_text(encoding="utf-8")
    where = f"{path.parent.name}/{path.name}"
    head, body, start = _divide(text)
    if not mask(body).strip():
        raise InvalidQuery(f"{where}:{start}: holds no Cypher below its header.")
    fields = _Fields(path.parent.name == QUESTIONS)
    for number, line in enumerate(head, start=1):
        fields.add(line, f"{where}:{number}")
    fields.check(where)
    inserted = [_condition(found["name"], where) for found in _INSERT.finditer(body)]
    for condition in inserted:
        fields.parameters = {p.name: p for p in condition.parameters} | fields.parameters
    body = _INSERT.sub(lambda found: _condition(found["name"], where).text.rstrip(), body)
    _check_use(fields.parameters, body, where, start)
    for violation in lint(body):
        raise InvalidQuery(f"{where}:{start + violation.line - 1}: {violation.rule}: {violation.message}.")
    return Query(
        name=path.stem if path.parent.name == QUESTIONS else f"{path.parent.name}/{path.stem}",
        folder=path.parent.name,
        summaries=MappingProxyType(fields.summary),
        parameters=tuple(fields.parameters.values()),
        returns=fields.returns,
        text=body.strip() + "\n",
        overrides=MappingProxyType(dict(_overrides(path, fields.parameters))),
    )


_read = cache(read_query)


@cache
def _condition(name: str, where: str) -> Query:
    """Conditions for several queries, in one line, so that what stands below keeps its number."""
    path = FOLDER / CONDITIONS / f"{name}.cypher"
    if not path.is_file():
        raise InvalidQuery(f"{where}: there are no conditions {name!r} in queries/{CONDITIONS}/.")
    found = _read(path)
    lines = (line.strip() for line in found.text.splitlines())
    return replace(found, text=" ".join(line for line in lines if not line.startswith("//")))


class _Fields:
    """The fields of a header while it is read."""

    def __init__(self, is_question: bool) -> None:
        self.summary: dict[str, str] = {}
        self.parameters: dict[str, Parameter] = {}
        self.returns: tuple[str, ...] = ()
        self._is_question = is_question

    def add(self, line: str, where: str) -> None:
        found = _HEADER.fullmatch(line.strip())
        if not found:
            raise InvalidQuery(f"{where}: a header line reads `// key: value`, not {line.strip()!r}.")
        key, value = found["key"], found["value"]
        if key == "parameter":
            self._add_parameter(value, where)
        elif key == "returns" and not self.returns:
            self.returns = tuple(column.strip() for column in value.split(","))
        elif key in ("summary", "summary.en", "summary.vi"):
            self.summary[key.partition(".")[2] or "en"] = value
        else:
            known = "summary, summary.vi, parameter and (once) returns"
            raise InvalidQuery(f"{where}: the header has no key {key!r} here; known are {known}.")

    def _add_parameter(self, value: str, where: str) -> None:
        parameter = _parameter(value, where)
        if parameter.name in self.parameters:
            raise InvalidQuery(f"{where}: parameter {parameter.name} is declared twice.")
        self.parameters[parameter.name] = parameter

    def check(self, where: str) -> None:
        needed = {"en", "vi"} if self._is_question else {"en"}
        if needed - set(self.summary):
            raise InvalidQuery(f"{where}:1: the header needs a summary in {', '.join(sorted(needed))}.")
        if self._is_question and not self.returns:
            raise InvalidQuery(f"{where}:1: the header needs `// returns:` and the names of the columns.")


def _divide(text: str) -> tuple[list[str], str, int]:
    """The lines of the header, the Cypher below, and the line where that starts."""
    lines = text.splitlines(keepends=True)
    size = next((i for i, line in enumerate(lines) if not line.lstrip().startswith("//")), len(lines))
    return lines[:size], "".join(lines[size:]), size + 1


def _parameter(value: str, where: str) -> Parameter:
    found = _PARAMETER.fullmatch(value)
    if not found or found["type"] not in set(ParameterType):
        raise InvalidQuery(
            f"{where}: a parameter reads `name type description`, the type one of "
            f"{', '.join(ParameterType)} (? behind it: optional; = VALUE: a default), not {value!r}."
        )
    unknown = [kind for kind in (found["kinds"] or "").split("|") if kind and kind not in set(Kind)]
    if unknown:
        raise InvalidQuery(f"{where}: {', '.join(unknown)} is no kind; known are {', '.join(Kind)}.")
    kinds = tuple(Kind(kind) for kind in (found["kinds"] or "").split("|") if kind)
    kind = ParameterType(found["type"])
    if kind is ParameterType.TOPIC:
        kinds = (Kind.TOPIC,)
    optional = bool(found["optional"]) or found["default"] is not None
    parameter = Parameter(found["name"], kind, found["description"], optional, kinds=kinds)
    if not optional:
        return parameter
    try:
        return replace(parameter, default=parameter.convert(found["default"]))
    except InvalidQuery as error:
        raise InvalidQuery(f"{where}: the default of {error}") from None


def _check_use(declared: Mapping[str, Parameter], body: str, where: str, start: int) -> None:
    code = mask(body)
    used = {found.group(1): found.start() for found in re.finditer(r"\$(\w+)", code)}
    for name, offset in used.items():
        if name not in declared:
            line = start + line_of(code, offset) - 1
            raise InvalidQuery(f"{where}:{line}: ${name} is used but the header declares no such parameter.")
    for name in declared:
        if name not in used:
            raise InvalidQuery(f"{where}:1: the header declares {name}, but the text uses no ${name}.")


def _overrides(path: Path, declared: Mapping[str, Parameter]) -> Iterator[tuple[str, str]]:
    for other in sorted(path.parent.glob(f"{path.stem}.*.cypher")):
        _, body, start = _divide(other.read_text(encoding="utf-8"))
        _check_use(declared, body, f"{other.parent.name}/{other.name}", start)
        yield other.name.split(".")[1], body.strip() + "\n"


def _is_common(path: Path) -> bool:
    return "." not in path.stem


def _nearest(name: str) -> str:
    stems = [path.stem for path in (FOLDER / QUESTIONS).glob("*.cypher") if _is_common(path)]
    found = process.extract(name, stems, limit=3, score_cutoff=60)
    return f"Did you mean {', '.join(stem for stem, _, _ in found)}?" if found else "See the catalogue."
