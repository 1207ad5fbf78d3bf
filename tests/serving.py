"""Built sites on this machine's own address, under the policy that hosts are given, and the browser
that visits them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import ARGUMENTS, find_chromium

# Seconds after which what is waited for is taken to be broken. What works is never that slow, not
# even on a machine that does much else.
PATIENCE = 60

# The only rule of the policy: nothing inline, nothing from elsewhere.
POLICY = "default-src 'self'"
_TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml")


@dataclass(frozen=True)
class Answer:
    """What a host may answer. A body that is `cut` ends before the length that was promised; one
    that `hangs` is never ended."""

    status: int = 200
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False
    hangs: bool = False


class Server:
    """Serves a folder; stopped for good by `stop`, and begun anew at the same port by `start`.

    `asked` has the paths that were asked for, in order; `policy` is sent with every answer, unless
    it is ''; each answer comes after `delay` seconds. With `compressed` it answers as a good host
    does, with brotli over connections that stay open. `lie` may answer instead: it is given the
    path without its query, and None from it means that the file itself is sent.
    """

    def __init__(self, folder: Path, policy: str = POLICY, *, compressed: bool = False) -> None:
        self.folder, self.policy = folder, policy
        self.asked: list[str] = []
        self.delay = 0.0
        self.lie: Callable[[str], Answer | None] | None = None
        self.port = 0
        self._handler = _Compressing if compressed else _Handler
        self.start()

    def start(self) -> None:
        handler = partial(self._handler, site=self)
        self._server = _Threads(("127.0.0.1", self.port), handler)
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """The folder's address."""
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def served(folder: Path, policy: str = POLICY, *, compressed: bool = False) -> Iterator[str]:
    """The address of a server for a folder, as long as it is needed."""
    server = Server(folder, policy, compressed=compressed)
    try:
        yield server.address
    finally:
        server.stop()


class _Threads(ThreadingHTTPServer):
    # Behind a page lie many small files, asked for at once.
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no fault."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, site: Server, **options: Any) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.folder), **options)

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        time.sleep(self.site.delay)
        lie = self.site.lie(self.path.partition("?")[0]) if self.site.lie else None
        if lie:
            self._answer(lie)
        elif self.path == "/favicon.ico":  # Chromium asks for it where a page names none
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def _answer(self, lie: Answer) -> None:
        self.send_response(lie.status)
        self.send_header("Content-Type", lie.type)
        self.send_header("Content-Length", str(len(lie.body) * (2 if lie.cut or lie.hangs else 1)))
        for name, value in lie.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(lie.body)
        self.wfile.flush()
        if lie.hangs:
            time.sleep(12)

    def end_headers(self) -> None:
        if self.site.policy:
            self.send_header("Content-Security-Policy", self.site.policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Compressing(_Handler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if page.suffix not in _TEXT or not page.is_file():
            super().do_GET()
            return
        body = packed(page)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(page)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def packed(file: Path) -> bytes:
    """A file as brotli packs it best; what hosts keep ready beside it."""
    return brotli.compress(file.read_bytes(), quality=11)  # type: ignore[no-any-return]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium; without one the test is skipped, and fails where CI is set."""
    program = find_chromium()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium")
        pytest.skip("no Chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


# Chromium says so by itself where a page is seen before its fade from the one before could begin,
# as on a busy machine; no script of ours has a part in it.
_ABORTED = "Transition was aborted because of invalid state"


def watch(page: Page, note: Callable[[str], None], address: str | None = None) -> None:
    """Note what the policy or a script's fault says, and what is asked of anybody but `address`."""
    page.on("console", lambda m: note(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: None if _ABORTED in str(error) else note(str(error)))
    if address is not None:
        host = urlsplit(address).netloc
        page.on(
            "request",
            lambda request: (
                None
                if urlsplit(request.url).netloc == host or request.url.startswith("blob:")
                else note(f"asks {request.url}")
            ),
        )


def until(page: Page, condition: str | Callable[[], bool]) -> None:
    """Wait for a condition, in the page or here; the policy forbids Playwright's own way, which
    evaluates text."""
    for _attempt in range(PATIENCE * 40):
        if page.evaluate(condition) if isinstance(condition, str) else condition():
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never true: {condition}")
