"""What names a release: its version, its day, who answers for it, under which licence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ontology.dates import is_date, precision
from ontology.errors import CooperationGraphError

LICENCES: Mapping[str, str] = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
}
"""SPDX name → address, of the licences that a release can be put under."""

_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,38}[0-9A-Za-z])?")


class InvalidRelease(CooperationGraphError):
    """A release cannot be made as asked, or a folder is none: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The name of a release and what is said about it as a whole."""

    version: str
    issued: str  # a day
    base: str  # where ids start
    program: str  # name and version of what makes it
    licence: str = "CC-BY-4.0"
    creator: str = "The IPCoop contributors"
    address: str | None = None  # where its folder will be, so that files can be linked

    @property
    def name(self) -> str:
        """The name of the folder."""
        return f"ipcoop-{self.version}"

    @property
    def licence_address(self) -> str:
        """The address of the licence."""
        return LICENCES[self.licence]

    def address_of(self, path: str) -> str | None:
        """Where a file of the release will be."""
        return f"{self.address.rstrip('/')}/{path}" if self.address else None


def check_edition(edition: Edition) -> Edition:
    """The edition, if a release can be called so; raises `InvalidRelease` that says why not."""
    if not _VERSION.fullmatch(edition.version):
        raise InvalidRelease(
            f"{edition.version!r} is no version: take letters, digits, dots and dashes, as in 2026.1."
        )
    if not is_date(edition.issued) or precision(edition.issued) != "day":
        raise InvalidRelease(f"{edition.issued!r} is no day; write it as 2026-11-23.")
    if edition.licence not in LICENCES:
        raise InvalidRelease(f"{edition.licence!r} is no licence known here; choose {', '.join(LICENCES)}.")
    if edition.address and not re.fullmatch(r"https?://[^\s<>\"]+", edition.address):
        raise InvalidRelease(f"{edition.address!r} is no address; it begins with https://.")
    if not edition.creator.strip():
        raise InvalidRelease("A release needs a creator: who answers for it.")
    return edition
