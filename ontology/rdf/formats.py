"""Write the graph as RDF, and read it back without loss; the shapes are described in docs/formats.md.

The texts of articles are never written. Nothing is a blank node: each statement, passage and selector has
an IRI made of its content, so that equal graphs are equal files.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO, TypeVar

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from ontology.errors import CooperationGraphError, UnreadableExport, UnwritableExport
from ontology.jsonl import Part
from ontology.pages import Stored
from ontology.rdf.profiles import PROFILES, Maker, Profile
from ontology.rdf.quads import QuadMaker, quads_of
from ontology.rdf.reading import parts_of
from ontology.rdf.terms import BASE, FORMATS, WITH_GRAPHS, prefixes
from ontology.rdf.turtle import END, TurtleMaker, turtle_head
from ontology.statements import Article

_AT_ONCE = 200  # parts: enough that starting the parser costs nothing, few enough to be small
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]")

Made = TypeVar("Made")
Told = TypeVar("Told")


def write_rdf(
    parts: Iterable[Part], file: BinaryIO, format: str, *, base: str = BASE, profile: str = "rdf11"
) -> None:
    """Write `parts` (articles, then entities, then statements) to `file` as they come.

    The same parts give the same bytes. Articles should come first: what is known of them goes to the
    passages that quote them.
    """
    form = _format(format, UnwritableExport)
    _check_base(base, UnwritableExport)
    shape = _profile(profile, format)
    maker = shape.make(base)
    names = {**prefixes(base), **shape.prefixes}
    if isinstance(maker, QuadMaker) and format in _DIRECT:
        file.writelines(_DIRECT[format](parts, base))
        return
    quads = _quads(parts, maker)
    if form is RdfFormat.RDF_XML:
        quads = _fit_for_xml(quads)
    if format in WITH_GRAPHS:
        serialize(quads, file, form, prefixes=names)
    else:
        serialize((quad.triple for quad in quads), file, form, prefixes=names)


def read_rdf(file: BinaryIO, format: str, *, base: str = BASE) -> Iterator[Part]:
    """The parts that `file` holds, in the order of their ids; it is read whole before the first comes."""
    _check_base(base, UnreadableExport)
    return parts_of(file, _format(format, UnreadableExport), base)


def _quads(parts: Iterable[Part], maker: Maker) -> Iterator[Quad]:
    """The quads of all parts; those of the plain form are made many parts at a time, which is faster."""
    if not isinstance(maker, QuadMaker):
        for part in parts:
            yield from _of(part, lambda part: list(maker.quads(part)))
        return
    for some, lines in _said(parts, maker):
        try:
            yield from quads_of(lines)
        except ValueError:
            _name_the_one(some, lines, lambda words: list(quads_of((words,))))
            raise


def _turtle(parts: Iterable[Part], base: str) -> Iterator[bytes]:
    chunks = _encoded(parts, TurtleMaker(base))
    first = next(chunks, None)
    if first is not None:
        yield turtle_head(prefixes(base))
        yield first.removeprefix(END.encode())
        yield from chunks
        yield END.encode()


def _triples(parts: Iterable[Part], base: str) -> Iterator[bytes]:
    return _encoded(parts, QuadMaker(base, graphs=False))


def _graphs(parts: Iterable[Part], base: str) -> Iterator[bytes]:
    return _encoded(parts, QuadMaker(base))


_DIRECT: Mapping[str, Callable[[Iterable[Part], str], Iterator[bytes]]] = {
    "turtle": _turtle,
    "ntriples": _triples,
    "nquads": _graphs,
}
"""Formats in which the plain form is written as text at once; the others go by way of quads."""


def _encoded(parts: Iterable[Part], maker: TurtleMaker | QuadMaker) -> Iterator[bytes]:
    for some, lines in _said(parts, maker):
        try:
            yield "".join(lines).encode()
        except ValueError:  # half a surrogate pair
            _name_the_one(some, lines, str.encode)
            raise


def _said(parts: Iterable[Part], maker: TurtleMaker | QuadMaker) -> Iterator[tuple[Sequence[Any], list[str]]]:
    """Some parts or rows, and what the maker says of each."""
    if isinstance(parts, Stored) and not parts.begun:
        for page in parts.pages():
            yield from _of_each(page.articles, maker.article)
            yield from _of_each(page.entities, maker.entity)
            yield from _of_each(page.statements, maker.statement)
    else:
        yield from _of_each(parts, maker.lines)


def _of_each(parts: Iterable[Told], make: Callable[[Told], str]) -> Iterator[tuple[list[Told], list[str]]]:
    walk = iter(parts)
    while some := list(islice(walk, _AT_ONCE)):
        lines: list[str] = []
        try:
            for part in some:
                lines.append(make(part))
        except ValueError as error:
            raise _refusal(some[len(lines)], error) from error
        yield some, lines


def _name_the_one(parts: Sequence[Any], lines: Sequence[str], check: Callable[[str], object]) -> None:
    """Refuse the first of some parts whose lines do not pass."""
    for part, words in zip(parts, lines, strict=True):
        try:
            check(words)
        except ValueError as error:
            raise _refusal(part, error) from error


def _refusal(part: Any, error: ValueError) -> UnwritableExport:
    name = part.key if isinstance(part, Article) else part[0] if isinstance(part, tuple) else part.id
    return UnwritableExport(f"{name}: RDF cannot say this: {error}.")


def _of(part: Part, make: Callable[[Part], Made]) -> Made:
    try:
        return make(part)
    except ValueError as error:
        raise _refusal(part, error) from error


def _format(name: str, refusal: type[CooperationGraphError]) -> RdfFormat:
    if name not in FORMATS:
        raise refusal(f"{name!r} is no RDF format; choose one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def _profile(name: str, format: str) -> Profile:
    if name not in PROFILES:
        raise UnwritableExport(f"{name!r} is no profile of RDF; choose one of {', '.join(PROFILES)}.")
    fitting = PROFILES[name].formats(FORMATS)
    if format not in fitting:
        raise UnwritableExport(
            f"{format} cannot carry the profile {name}; choose one of {', '.join(fitting)}."
        )
    return PROFILES[name]


def _check_base(base: str, refusal: type[CooperationGraphError]) -> None:
    try:
        NamedNode(base)
        is_iri = bool(_BASE.fullmatch(base))
    except ValueError:
        is_iri = False
    if not is_iri:
        raise refusal(f"base {base!r} must be an absolute IRI that ends in / or #, such as {BASE}")


def _fit_for_xml(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        found = _NOT_IN_XML.search(quad.object.value) if isinstance(quad.object, Literal) else None
        if found:
            raise UnwritableExport(
                f"{getattr(quad.subject, 'value', quad.subject)} holds U+{ord(found[0]):04X}, "
                "which XML cannot carry unchanged; choose another format, such as turtle."
            )
        yield quad
