"""RO-Crate 1.1 metadata of a release: the folder as a research object that machines can read."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ipcoop.releasing.edition import Edition
from ontology.dataset import DESCRIPTIONS, KEYWORDS, TITLES, Distribution
from ontology.holdings import Holdings

FILE = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_CONTEXT = [f"{_PROFILE}/context", {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}]


def crate(edition: Edition, holdings: Holdings, files: Sequence[Distribution]) -> str:
    """The metadata file: the release, its files with size and SHA-256, licence, creator, how it was made."""
    graph = [
        _descriptor(),
        _root(edition, holdings, files),
        *(_file(file) for file in files),
        *_context(edition, files),
        *_making(edition, holdings, files),
    ]
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def _descriptor() -> dict[str, Any]:
    return {
        "@id": FILE,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }


def _root(edition: Edition, holdings: Holdings, files: Sequence[Distribution]) -> dict[str, Any]:
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{TITLES['en']}, release {edition.version}",
        "description": f"{DESCRIPTIONS['en']} {DESCRIPTIONS['vi']}",
        "identifier": f"{edition.base}release/{edition.version}",
        "version": edition.version,
        "datePublished": edition.issued,
        "license": {"@id": edition.licence_address},
        "author": {"@id": "#creator"},
        "creator": {"@id": "#creator"},
        "publisher": {"@id": "#creator"},
        "keywords": ", ".join((*KEYWORDS["en"], *KEYWORDS["vi"])),
        "inLanguage": _plainly(holdings.languages),
        "hasPart": [{"@id": file.key} for file in files],
        "mentions": {"@id": "#making"},
    }
    if holdings.published:
        root["temporalCoverage"] = "/".join(holdings.published)
    if edition.address:
        root["url"] = edition.address
    return root


def _file(file: Distribution) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "@id": file.key,
        "@type": "File",
        "name": file.title,
        "encodingFormat": file.media_type,
        "contentSize": str(file.bytes),
        "sha256": file.sha256,
    }
    if file.conforms_to:
        entry["conformsTo"] = {"@id": file.conforms_to}
    return entry


def _context(edition: Edition, files: Iterable[Distribution]) -> Iterable[dict[str, Any]]:
    yield {
        "@id": edition.licence_address,
        "@type": "CreativeWork",
        "name": edition.licence,
        "description": f"The terms of the compilation: {edition.licence_address}",
    }
    yield {"@id": "#creator", "@type": "Organization", "name": edition.creator}
    for profile in sorted({file.conforms_to for file in files if file.conforms_to}):
        yield {
            "@id": profile,
            "@type": "CreativeWork",
            "name": f"Profile {profile.rpartition('/')[2]} of the RDF form",
        }


def _making(edition: Edition, holdings: Holdings, files: Sequence[Distribution]) -> Iterable[dict[str, Any]]:
    yield {
        "@id": "#making",
        "@type": "CreateAction",
        "name": "Making of the release",
        "instrument": _plainly({"@id": f"#{name}"} for name in ("program", *_anchors(holdings))),
        "result": [{"@id": file.key} for file in files if file.key.startswith("data/")],
        "endTime": edition.issued,
    }
    name, _, version = edition.program.rpartition(" ")
    yield {
        "@id": "#program",
        "@type": "SoftwareApplication",
        "name": name,
        "version": version,
        "softwareVersion": version,
        "url": "https://w3id.org/ipcoop",
    }
    for anchor, extractor in _anchors(holdings).items():
        name, _, version = extractor.partition(" ")
        yield {
            "@id": f"#{anchor}",
            "@type": "SoftwareApplication",
            "name": f"Extractor {name}",
            "version": version,
            "softwareVersion": version,
            "url": "https://w3id.org/ipcoop",
        }


def _plainly(values: Iterable[Any]) -> Any:
    """The values as a list, one alone as itself: validators of RO-Crate want it so."""
    found = list(values)
    return found[0] if len(found) == 1 else found


def _anchors(holdings: Holdings) -> dict[str, str]:
    return {f"extractor-{place}": name for place, name in enumerate(holdings.extractors, start=1)}
