"""A client of HTTP that takes as little time as it can, for what is measured is the server."""

import re
import socket
from urllib.parse import urlsplit


class Line:
    """One connection that stays open, with next to no work of its own."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._server = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._host = f"Host: {self._server[0]}:{self._server[1]}\r\n"
        self._socket = self._opened()

    def get(self, path: str) -> bytes:
        """The body of what is there."""
        return self.send(f"GET {path} HTTP/1.1\r\n{self._host}\r\n".encode())

    def post(self, path: str, body: bytes, headers: str) -> bytes:
        """The body of the answer to a body."""
        head = f"POST {path} HTTP/1.1\r\n{self._host}{headers}Content-Length: {len(body)}\r\n\r\n"
        return self.send(head.encode() + body)

    def send(self, request: bytes) -> bytes:
        """The body of the answer; once more on a new connection where the server closed this one."""
        try:
            self._socket.sendall(request)
            return self._received(self._socket.recv(65536))
        except (ConnectionError, IndexError):
            self._socket.close()
            self._socket = self._opened()
            self._socket.sendall(request)
            return self._received(self._socket.recv(65536))

    def _opened(self) -> socket.socket:
        opened = socket.create_connection(self._server, timeout=60)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return opened

    def _received(self, said: bytes) -> bytes:
        status = int(said.split(b" ", 2)[1])
        while b"\r\n\r\n" not in said:
            said += self._socket.recv(65536)
        head, _, body = said.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.I)
        parts, missing = [body], int(length[1]) - len(body) if length else None
        while missing if missing is not None else not parts[-1].endswith(b"0\r\n\r\n"):
            parts.append(self._socket.recv(1 << 20))
            missing = missing if missing is None else missing - len(parts[-1])
        if status >= 300:
            raise SystemExit(f"{head!r} {parts[0][:300]!r}")
        return b"".join(parts)
