"""A web server on loopback for tests that fetch, and texts that they share."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

ENGLISH = (
    "The patent office of one country and the patent office of another signed a memorandum of understanding "
    "on the training of examiners. The two offices will exchange information on the search of patents, and "
    "they will meet once in each year to look at what was done."
)
VIETNAMESE = (
    "Cơ quan sở hữu trí tuệ của hai nước đã ký biên bản ghi nhớ về đào tạo thẩm định viên. Hai bên sẽ trao "
    "đổi thông tin về tra cứu sáng chế và họp mỗi năm một lần để đánh giá kết quả hợp tác."
)


@dataclass
class Site:
    """Pages by path; the value is a status, headers and a body, or seconds to wait before an answer."""

    base: str
    pages: dict[str, tuple[int, dict[str, str], bytes] | float] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(
        self, path: str, body: str | bytes, content_type: str = "text/html; charset=utf-8", status: int = 200
    ) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"Content-Type": content_type}, data)
        return self.base + path

    def redirect(self, path: str, target: str) -> str:
        self.pages[path] = (302, {"Location": target}, b"")
        return self.base + path

    def stall(self, path: str, seconds: float) -> str:
        self.pages[path] = seconds
        return self.base + path


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            page = found.pages.get(self.path, (404, {}, b"nothing here"))
            if isinstance(page, float):
                time.sleep(page)
                page = (200, {}, b"late")
            status, headers, body = page
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the reader hung up, as it should on what is too large or too slow

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        found = Site(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def english() -> str:
    return ENGLISH


@pytest.fixture
def vietnamese() -> str:
    return VIETNAMESE
