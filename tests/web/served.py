"""Built sites on a local server, as a host with a strict policy hands them out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import brotli

from site_src.campaigns import plan_campaign
from site_src.site import build_site
from site_src.tree import ContentTree
from tests import sample_ward

# The only rule of the policy that hosts are given: nothing inline, nothing from elsewhere.
POLICY = {"Content-Security-Policy": "default-src 'self'"}
CONTENT = Path(__file__).parents[2] / "content"
QUAN_3 = "tp-ho-chi-minh/quan-3/2023"
SMALL = "thai-nguyen/dinh-hoa/trung-hoi/2023"
# Sites lie below a folder of the host, and not at its root.
REAL, SAMPLE = "duoi/that/", "duoi/mau/"
MARKDOWN = f"{SAMPLE}{sample_ward.NAME}/markdown/"  # a page with everything that Markdown can do

_TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml")


@dataclass(frozen=True)
class Sites:
    """Built sites below `folder`; `kinds` has one '/'-address of each kind of page."""

    folder: Path
    kinds: tuple[str, ...]

    def html(self) -> list[Path]:
        """Every page; what is made to be put into a page is none."""
        return [f for f in sorted(self.folder.rglob("*.html")) if f.name != "fragment.html"]


def build_sites(folder: Path, *, whole: bool) -> Sites:
    """The real content (whole, or Quận 3 and one small unit) and the sample with a page of
    everything that Markdown can do."""
    real = ContentTree(CONTENT, "content")
    sample = _sample(folder / "content")
    sites = folder / "sites"
    for name in (None,) if whole else (QUAN_3, SMALL):
        _build(real, sites / REAL, name)
    _build(sample, sites / SAMPLE, None if whole else sample_ward.NAME)
    kinds = [REAL, f"{REAL}404.html", f"{REAL}{QUAN_3.removesuffix('2023')}"]
    seen: set[str] = set()
    for tree, base, name, again in (
        (real, REAL, QUAN_3, set()),
        # The sample shows all that a programme and an event can be.
        (sample, SAMPLE, sample_ward.NAME, {"home.html", "program.html", "event.html"}),
        (real, REAL, SMALL, {"home.html", "program.html"}),
    ):
        plan, _problems = plan_campaign(tree, name)
        assert plan is not None
        seen -= again
        for page in plan.pages:
            if page.template not in seen | {"404.html"}:
                seen.add(page.template)
                kinds.append(f"{base}{name}/{page.address}")
    kinds.append(MARKDOWN)
    return Sites(sites, tuple(dict.fromkeys(kinds)))


def _build(tree: ContentTree, site: Path, name: str | None) -> None:
    report = build_site(tree, site, name, None, strict=False)
    assert report.files, [str(problem) for problem in report.problems]


def _sample(folder: Path) -> ContentTree:
    shutil.copytree(sample_ward.FOLDER, folder)
    year = folder / sample_ward.NAME
    (year / "pages").mkdir(exist_ok=True)
    shutil.copy(Path(__file__).parent / "markdown.md", year / "pages")
    shutil.copytree(Path(__file__).parent / "media", year / "media", dirs_exist_ok=True)
    return ContentTree(folder, "sample")


@contextmanager
def served(
    folder: Path, headers: Mapping[str, str] = POLICY, *, compressed: bool = False
) -> Iterator[str]:
    """The address of a local server for a folder, with these headers and, on request, brotli."""
    handler = partial(_Handler, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    server.headers, server.compressed = dict(headers), compressed
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    headers: dict[str, str]
    compressed: bool
    daemon_threads = True
    # Behind a page lie many small files, asked for at once.
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no fault."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # Chromium asks for it where a page names none
            self.send_response(204)
            self.end_headers()
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if not (self.server.compressed and page.suffix in _TEXT and page.is_file()):
            super().do_GET()
            return
        body = packed(page)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(page)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def packed(file: Path) -> bytes:
    """A file as brotli packs it best; what hosts keep ready beside it."""
    return brotli.compress(file.read_bytes(), quality=11)  # type: ignore[no-any-return]
