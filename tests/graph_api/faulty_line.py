"""A line between the application and its database that can be broken in every way, in a thread of its own."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.neo4j_server import Server


class FaultyLine:
    """Forwards bytes to a server; `fault` says what goes wrong from now on.

    None: nothing. stopped: nobody listens, and what was open is closed. stalled: connections are taken and
    stand, but nothing comes back. cut: the next answer ends after a few bytes. slow: each piece comes late.
    """

    def __init__(self, server: Server) -> None:
        parts = urlsplit(server.address)
        assert parts.hostname and parts.port
        self._target = (parts.hostname, parts.port)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._listener: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self.fault: str | None = None
        self.port = 0
        self.opened = 0

    def start(self) -> None:
        """Listen, at the same port as before."""
        if not self._thread.is_alive():
            self._thread.start()
        self._do(self._listen())

    def set(self, fault: str | None) -> None:
        """Let a fault begin, or end with None."""
        self.fault = fault
        if fault == "stopped":
            self._do(self._stop())
        elif fault is None and self._listener is None:
            self.start()

    def close(self) -> None:
        self._do(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    @property
    def connections(self) -> int:
        """How many connections stand between the application and here."""
        return len(self._open) // 2

    def _do(self, work: "contextlib.AbstractAsyncContextManager[None] | object") -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)  # type: ignore[arg-type]

    async def _listen(self) -> None:
        self._listener = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        for writer in list(self._open):
            writer.transport.abort()
        while self._open:
            await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        behind, ahead = await asyncio.open_connection(*self._target)
        self._open |= {writer, ahead}
        try:
            await asyncio.gather(self._forward(reader, ahead, None), self._forward(behind, writer, self))
        finally:
            self._open -= {writer, ahead}

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: "FaultyLine | None"
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                if line is not None:
                    data = await line.spoiled(data)
                if not data:
                    break
                writer.write(data)
                await writer.drain()
        writer.transport.abort()

    async def spoiled(self, data: bytes) -> bytes:
        """What the fault leaves of a piece of an answer."""
        if self.fault == "cut" and len(data) > 20:
            return b""
        if self.fault == "slow":
            await asyncio.sleep(0.1)
        while self.fault == "stalled":
            await asyncio.sleep(0.05)
        return data


@contextlib.contextmanager
def faulty_line(server: Server) -> Iterator[FaultyLine]:
    """A line to a server, with no fault yet."""
    line = FaultyLine(server)
    line.start()
    try:
        yield line
    finally:
        line.fault = None
        line.close()
