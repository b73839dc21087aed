"""What the explorer loads, kept in memory as it travels: a page asks for forty files at once."""

import gzip
import mimetypes
import re
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_SMALLEST = 500  # bytes; compressing less gains nothing


@dataclass(frozen=True, slots=True)
class _Ready:
    changed: tuple[int, int]
    media_type: str
    tag: str
    plain: bytes
    small: bytes | None


class ReadyFiles:
    """The files of one folder, read and compressed once, and again when they change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, _Ready] = {}

    async def answer(self, request: Request) -> Response:
        """The file that the address names, or that the browser still has it."""
        found = self._found(request.path_params["name"])
        headers = {"ETag": found.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if found.tag in request.headers.get("If-None-Match", ""):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        if found.small is None or "gzip" not in request.headers.get("Accept-Encoding", ""):
            return Response(found.plain, media_type=found.media_type, headers=headers)
        headers["Content-Encoding"] = "gzip"
        return Response(found.small, media_type=found.media_type, headers=headers)

    def _found(self, name: str) -> _Ready:
        """The file as it is now; only letters, digits, hyphens and dots make a name."""
        path = self._folder / name
        if not _NAME.fullmatch(name) or not path.is_file():
            raise HTTPException(HTTPStatus.NOT_FOUND, f"The explorer has no file {name}.")
        state = path.stat()
        changed = (state.st_mtime_ns, state.st_size)
        known = self._known.get(name)
        if known is None or known.changed != changed:
            known = self._known[name] = _ready(path, changed)
        return known


def _ready(path: Path, changed: tuple[int, int]) -> _Ready:
    plain = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "text/plain"
    tag = f'"{sha256(plain).hexdigest()[:24]}"'
    small = gzip.compress(plain, mtime=0) if len(plain) >= _SMALLEST else None
    return _Ready(changed, media_type, tag, plain, small)
