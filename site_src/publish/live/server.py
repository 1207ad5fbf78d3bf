"""The local web server: a preview's folder as browsers see it, for this machine alone."""

from __future__ import annotations

import os
import posixpath
import re
import socketserver
from functools import lru_cache
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from site_src.base.addresses import FEED, NOT_FOUND, WORKER, destination
from site_src.base.messages import gettext as _
from site_src.outputs.host_rules import FEED_TYPE, FOR_EVER, FRAMING, HASHED, HEADERS, POLICY, TYPES
from site_src.outputs.offline import content_hash
from site_src.publish.live.files import Folder
from site_src.publish.live.panel import empty_page
from site_src.publish.live.streams import Streams

HOST = "127.0.0.1"
# No address of a page begins so.
OWN = "/_live/"
EVENTS = f"{OWN}events"
_HERE = Path(__file__).parent
# By name, with what tells one state of them from another, so that browsers may keep them.
_OWN_FILES = {name: (_HERE / name).read_bytes() for name in ("page.js", "moment.js", "panel.css")}
_OWN_URLS = {name: f"{OWN}{name}?{content_hash(text)}" for name, text in _OWN_FILES.items()}
_WORKER = re.compile(rb' data-worker="[^"]*"')
_PARTS = re.compile(r'\s(?:src|srcset)="([^"]*)"')


class Server(ThreadingHTTPServer):
    """Answers at 127.0.0.1 from `start` to `stop`.

    Raises OSError if the port is taken; port 0 is any that is free.
    """

    daemon_threads = True
    # On Windows it would let two programs have one port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    folder: Folder

    def __init__(self, port: int) -> None:
        self.streams = Streams(self.state)
        self._thread = Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        super().__init__((HOST, port), _Handler)
        self.hosts = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
        if self.server_port == 80:
            self.hosts |= {HOST, "localhost"}

    def server_bind(self) -> None:
        """Without asking the network for this machine's name, which may take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def start(self, folder: Folder) -> None:
        """Answer from this folder, in threads of their own."""
        self.folder = folder
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self.streams.close_all()
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()

    @property
    def address(self) -> str:
        """Of the home page."""
        return f"http://{HOST}:{self.server_port}/"

    def state(self, path: str) -> str:
        """What tells one state of the page at a path from another.

        Its bytes, and those of the pictures on it. Styles and scripts have theirs in their names.
        """
        address = file_at(path)
        own = self.folder.hash(address)
        if not own:
            return f"-{self.folder.hash(NOT_FOUND)}"
        content = self.folder.read(address) or b""
        parts = _shown_on(address, content) if address.endswith(".html") else ()
        return "-".join([own, *(self.folder.hash(part) for part in parts)])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no fault."""


def file_at(path: str) -> str:
    """The file below the folder that stands at a URL's path."""
    return destination(unquote(path).lstrip("/"))


@lru_cache(maxsize=16)
def _shown_on(address: str, content: bytes) -> tuple[str, ...]:
    """The addresses of the files that are shown on a page."""
    folder = posixpath.dirname(address)
    urls = [
        part.split()[0]
        for found in _PARTS.findall(content.decode())
        for part in found.split(",")
        if part.strip()
    ]
    return tuple(
        posixpath.normpath(posixpath.join(folder, unquote(url.partition("#")[0])))
        for url in dict.fromkeys(urls)
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body go out one after the other; the body must not wait for an answer to the head.
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Called for each request."""
        # A page elsewhere may have its own name lead to this machine (DNS rebinding).
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self._send(HTTPStatus.FORBIDDEN, "text/plain", _("Only for this machine.").encode())
            return
        path = urlsplit(self.path).path
        if path == EVENTS and self.command == "GET":
            self._stream()
        elif path.startswith(OWN) and path.removeprefix(OWN) in _OWN_FILES:
            self._send(HTTPStatus.OK, _type(path), _OWN_FILES[path.removeprefix(OWN)], FOR_EVER)
        else:
            self._page_or_file(path)

    def do_HEAD(self) -> None:
        """The same without the content."""
        self.do_GET()

    def _page_or_file(self, path: str) -> None:
        folder, address = self.server.folder, file_at(path)
        # Taken before the page is read, so that a change in between is not missed.
        state = self.server.state(path)
        # A worker that finds its script gone leaves, and takes what it kept with it.
        is_worker = posixpath.basename(address) == WORKER
        content, status = None if is_worker else folder.read(address), HTTPStatus.OK
        if content is None and f"{address}/index.html" in folder:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", posixpath.basename(address) + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if content is None:
            content, status, address = folder.read(NOT_FOUND), HTTPStatus.NOT_FOUND, NOT_FOUND
        if content is None:
            content = empty_page(_script(state)).encode()
        elif address.endswith(".html"):
            content = _with_script(content, state)
        kind = FEED_TYPE if posixpath.basename(address) == FEED else _type(address)
        lasting = FOR_EVER if re.search(HASHED, path) and status is HTTPStatus.OK else "no-store"
        self._send(status, kind, content, lasting)

    def _send(
        self, status: HTTPStatus, kind: str, content: bytes, lasting: str = "no-store"
    ) -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", lasting)
        self._send_policy()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_policy(self) -> None:
        self.send_header("Content-Security-Policy", f"{POLICY}; {FRAMING}")
        # Drafts are nobody else's: no page elsewhere may take a file in.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in HEADERS.items():
            self.send_header(name, value)

    def _stream(self) -> None:
        """Tell a page of changes until it leaves."""
        asked = parse_qs(urlsplit(self.path).query)
        path, state = (asked.get(name, [""])[0] for name in ("path", "state"))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self._send_policy()
        self.end_headers()
        self.close_connection = True
        stream = self.server.streams.open(path, state)
        try:
            for message in stream.messages():
                self.wfile.write(message)
        except OSError:
            pass  # The page has left.
        finally:
            self.server.streams.close(stream)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests."""


def _type(address: str) -> str:
    return TYPES.get(address.rpartition(".")[2].lower(), "application/octet-stream")


def _script(state: str) -> str:
    gone = escape(_("Nothing follows the files any more: the command was ended."))
    about = f'data-state="{state}" data-sheet="{_OWN_URLS["panel.css"]}" data-gone="{gone}"'
    return f'<script src="{_OWN_URLS["page.js"]}" {about} defer></script>'


def _with_script(page: bytes, state: str) -> bytes:
    """The page with what loads it again, and without the worker that keeps pages on a device."""
    text = escape(
        _("Shown as at {moment}. To see it as it is now, put ?luc= at the end of the address.")
    )
    moment = f'<script src="{_OWN_URLS["moment.js"]}" data-said="{text}"></script>'
    page = page.replace(b"<head>", f"<head>{moment}".encode(), 1)
    return _WORKER.sub(b"", page).replace(b"</head>", f"{_script(state)}</head>".encode(), 1)
