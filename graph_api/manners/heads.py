"""Read requests by a quick parser that has no bounds of its own, and end those whose heads have none."""

from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST = 64 * 1024
"""Bytes of a head, of what frames a body, or of what follows it; `Sizes` refuses less, with a problem."""
_REFUSAL = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's quicker protocol; it keeps no more than `LONGEST` of what is neither a body nor complete."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._waiting = 0  # bytes since the parser last had something complete

    def data_received(self, data: bytes) -> None:
        """Take what arrived."""
        self._waiting += len(data)
        super().data_received(data)
        if self._waiting > LONGEST and not self.transport.is_closing():
            self.logger.warning("A request was ended: %d bytes of a head or a frame.", self._waiting)
            self.transport.write(
                f"HTTP/1.1 {_REFUSAL} {_REFUSAL.phrase}\r\nconnection: close\r\n"
                "content-length: 0\r\n\r\n".encode()
            )
            self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins."""
        self._waiting = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is complete."""
        self._waiting = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body is there, which the application counts."""
        self._waiting = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is complete."""
        self._waiting = 0
        super().on_message_complete()
