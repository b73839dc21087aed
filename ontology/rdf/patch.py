"""The difference of two graphs as an RDF patch: which quads to delete, which to add.

The form is RDF Patch as Apache Jena reads it (https://jena.apache.org/documentation/rdf-patch/).
"""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import BinaryIO

from ontology.jsonl import Part
from ontology.rdf.formats import write_rdf
from ontology.rdf.terms import BASE

_BYTES = 16  # of a digest: what stands for a quad while the other side is looked through


def write_patch(
    before: Iterable[Part], after: Iterable[Part], file: BinaryIO, *, base: str = BASE
) -> tuple[int, int]:
    """Write what turns the RDF of `before` into that of `after`; returns how many are deleted and added.

    The same two graphs give the same bytes. In memory are a digest of each quad and the quads that differ.
    """
    with TemporaryFile() as old, TemporaryFile() as new:
        write_rdf(before, old, "nquads", base=base)
        write_rdf(after, new, "nquads", base=base)
        deleted, added = sorted(_only_in(old, new)), sorted(_only_in(new, old))
    lines = [*(b"D " + line for line in deleted), *(b"A " + line for line in added)]
    name = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(b"".join(lines)).hexdigest())
    file.write(f"H id <urn:uuid:{name}> .\nTX .\n".encode())
    file.writelines(lines)
    file.write(b"TC .\n")
    return len(deleted), len(added)


def _only_in(one: BinaryIO, other: BinaryIO) -> Iterator[bytes]:
    other.seek(0)
    known = {_digest(line) for line in other}
    one.seek(0)
    yield from (line for line in one if _digest(line) not in known)


def _digest(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=_BYTES).digest()
