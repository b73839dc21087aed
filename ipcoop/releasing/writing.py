"""Write a release: a folder that is the same, byte for byte, whenever it is made of the same graph."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from ipcoop.releasing.citation import citation_file, readme_page
from ipcoop.releasing.contents import File, change_files, data_files, of_the_graph, ontology_files
from ipcoop.releasing.crate import FILE as CRATE
from ipcoop.releasing.crate import crate
from ipcoop.releasing.edition import Edition, InvalidRelease, check_edition
from ipcoop.releasing.quality import quality_page
from ontology.dataset import Description, Distribution, write_description
from ontology.differences import State
from ontology.errors import UnwritableExport
from ontology.holdings import Holdings, holdings_of
from ontology.jsonl import Part
from ontology.judgments import Judgment
from ontology.quality import shares_of
from ontology.rdf.terms import NAMESPACE
from ontology.shacl import Finding, default_engine, engine_version, findings
from ontology.statements import SubgraphBuilder
from ontology.validation_report import write_report

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FORM = 1
"""Of the folder: which files there are, and of the manifest."""

_LINES = "data/rdf11/graph.nt"


@dataclass(frozen=True, slots=True)
class Previous:
    """The release that came before."""

    name: str
    state: State


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was written."""

    folder: Path
    holdings: Holdings
    files: int
    bytes: int
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]  # files that their format could not carry, with the reason


def write_release(
    parts: Iterable[Part],
    judgments: Sequence[Judgment],
    output: Path,
    edition: Edition,
    *,
    engine: str | None = None,
    previous: Previous | None = None,
) -> Release:
    """Write `output/ipcoop-VERSION/` of the parts of a graph; it appears only when it is complete.

    What depends on a store and not on the graph is left out: texts of articles, and when they were recorded.
    What changed since `previous` is told in `changes/`.
    """
    target = output / check_edition(edition).name
    if target.exists():
        raise InvalidRelease(f"{target} is there already. A release does not change: choose another version.")
    partial = output / f".{edition.name}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        writer = _Writer(partial, edition, [of_the_graph(part) for part in parts], previous)
        found = writer.write(judgments, engine or default_engine())
        partial.replace(target)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    sizes = [file.bytes or 0 for file in writer.written]
    return Release(target, writer.holdings, len(sizes), sum(sizes), tuple(found), tuple(writer.left_out))


@dataclass(slots=True)
class _Writer:
    """Writes one release into an empty folder."""

    folder: Path
    edition: Edition
    parts: Sequence[Part]
    previous: Previous | None
    written: list[Distribution] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    holdings: Holdings = field(init=False)

    def __post_init__(self) -> None:
        self.holdings = holdings_of(self.parts)

    def write(self, judgments: Sequence[Judgment], engine: str) -> list[Finding]:
        for file in (*data_files(self.parts, judgments, self.edition.base), *ontology_files()):
            self._file(file)
        if self.previous is not None:
            self._changes(self.previous, judgments)
        found = self._check(engine)
        self._describe()
        named = [(file.key, file.title) for file in self.written]
        page = readme_page(self.edition, self.holdings, [*named, *_LAST_FILES], self.left_out)
        self._text("README.md", "what this is", "text/markdown", page)
        self._text("CITATION.cff", "how to cite it", "application/yaml", citation_file(self.edition))
        self._text(CRATE, "RO-Crate", "application/ld+json", crate(self.edition, self.holdings, self.written))
        self._text(MANIFEST, "manifest", "application/json", _manifest(self))
        sums = "".join(f"{file.sha256}  {file.key}\n" for file in sorted(self.written, key=lambda f: f.key))
        self._text(SUMS, "checksums", "text/plain", sums)
        return found

    def _changes(self, previous: Previous, judgments: Sequence[Judgment]) -> None:
        builder = SubgraphBuilder()
        builder.update(self.parts)
        now = State(builder.build(), tuple(judgments))
        names = (previous.name, self.edition.name)
        for file in change_files(previous.state, now, names, self.edition.base):
            self._file(file)

    def _check(self, engine: str) -> list[Finding]:
        with (self.folder / _LINES).open("rb") as lines:
            found = findings(lines, "ntriples", engine=engine)
        node = f"{self.edition.base}release/{self.edition.version}/quality"
        self._file(
            File(
                "quality/report.ttl",
                "SHACL validation report",
                "text/turtle",
                lambda file: write_report(found, node, file),
            )
        )
        page = quality_page(self.edition, found, shares_of(self.parts), engine_version(engine))
        self._text("quality/report.md", "the same for readers, with shares", "text/markdown", page)
        return found

    def _describe(self) -> None:
        with (self.folder / _LINES).open("rb") as lines:
            triples = sum(1 for _ in lines)
        description = Description(
            base=self.edition.base,
            version=self.edition.version,
            issued=self.edition.issued,
            licence=self.edition.licence_address,
            creator=self.edition.creator,
            triples=triples,
            distributions=[
                replace(file, key=file.key.replace("/", "-"), address=self.edition.address_of(file.key))
                for file in self.written
                if file.key.startswith("data/")
            ],
        )
        self._file(
            File(
                "dataset.ttl",
                "the dataset described in VoID, DCAT and PROV",
                "text/turtle",
                lambda file: write_description(self.holdings, description, file),
            )
        )

    def _text(self, path: str, title: str, media_type: str, text: str) -> None:
        self._file(File(path, title, media_type, lambda file: _write_text(file, text)))

    def _file(self, file: File) -> None:
        path = self.folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("wb") as target:
                file.write(target)
        except UnwritableExport as error:
            path.unlink()
            self.left_out.append(f"{file.path}: {error}")
            return
        with path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        self.written.append(
            Distribution(
                file.path,
                file.title,
                file.media_type,
                bytes=path.stat().st_size,
                sha256=digest,
                conforms_to=file.profile,
            )
        )


_LAST_FILES = (
    ("CITATION.cff", "how to cite this"),
    (CRATE, "RO-Crate metadata"),
    (MANIFEST, "every file with size and SHA-256"),
    (SUMS, "the same for `sha256sum -c`"),
)


def _manifest(writer: _Writer) -> str:
    edition, holdings = writer.edition, writer.holdings
    content: dict[str, Any] = {
        "form": FORM,
        "name": edition.name,
        "version": edition.version,
        "issued": edition.issued,
        "base": edition.base,
        "vocabulary": NAMESPACE,
        "licence": edition.licence,
        "program": edition.program,
        "extractors": list(holdings.extractors),
        "counts": {
            name: getattr(holdings, name)
            for name in ("articles", "entities", "statements", "evidence", "mentions")
        },
        "files": [
            {"path": file.key, "bytes": file.bytes, "sha256": file.sha256, "media_type": file.media_type}
            for file in sorted(writer.written, key=lambda file: file.key)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _write_text(file: BinaryIO, text: str) -> None:
    file.write(text.encode())
