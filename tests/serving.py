"""A built site on this machine's own address, under the policy that hosts are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import find_chromium

# The only rule of the policy: nothing inline, nothing from elsewhere.
POLICY = "default-src 'self'"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


class Server:
    """Serves a folder; stopped for good by `stop`, and begun anew at the same port by `start`.

    `asked` has the paths that were asked for, in order; `policy` is sent with every answer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.asked: list[str] = []
        self.policy = POLICY
        self.start()

    def start(self) -> None:
        asked, server = self.asked, self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                super().do_GET()

            def end_headers(self) -> None:
                self.send_header("Content-Security-Policy", server.policy)
                super().end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        handler = partial(Handler, directory=str(self.folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
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
def chromium() -> Iterator[Browser | None]:
    """The machine's own Chromium, or None where it has none."""
    program = find_chromium()
    if program is None:
        yield None
        return
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


def until(page: Page, condition: str | Callable[[], bool], seconds: float = 15) -> None:
    """Wait for a condition, in the page or here; the policy forbids Playwright's own way, which
    evaluates text."""
    for _attempt in range(int(seconds * 40)):
        if page.evaluate(condition) if isinstance(condition, str) else condition():
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never true: {condition}")
