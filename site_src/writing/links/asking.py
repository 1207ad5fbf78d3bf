"""One address asked for once: what its host said, in one of four words.

Many hosts lie to programs: they refuse HEAD, ask for cookies, answer 403 or 404 to whoever does not
look like a browser. So a page is asked for with GET, and what is said to be missing is asked for
again as a browser does (`round`).
"""

from __future__ import annotations

import http.client
import http.cookiejar
import socket
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit, urlunsplit

TIMEOUT = 20.0
_OPENLY = {
    "User-Agent": "Mozilla/5.0 (compatible; lifelong-learning-week; link check)",
    "Accept": "*/*",
}
_AS_BROWSER = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Firefox/128.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi-VN,vi;q=0.9,en;q=0.5",
}
_MISSING = (404, 410)
# What a host says that has too much to do, or is down for a moment: asked again a little later.
_FOR_NOW = (408, 425, 429, 500, 502, 503, 504)


class Said(StrEnum):
    """What became of a question."""

    THERE = "there"
    MISSING = "missing"
    NO_HOST = "no-host"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said, and why in a few signs: `404`, `403`, a kind of fault.

    `for_now` says that it may say something else soon.
    """

    said: Said
    why: str
    for_now: bool = False


def ask(url: str, as_browser: bool = False, timeout: float = TIMEOUT) -> Answer:
    """Ask for an address, openly or as a browser does."""
    return _ask(url, _AS_BROWSER if as_browser else _OPENLY, timeout)


def _ask(url: str, headers: dict[str, str], timeout: float) -> Answer:
    opener = urllib.request.OpenerDirector()
    # No file: and no ftp:, wherever a host sends us; cookies, without which some lead in a circle.
    for handler in _HANDLERS:
        opener.add_handler(handler())
    opener.add_handler(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    try:
        request = urllib.request.Request(_encoded(url), headers=headers)
        with opener.open(request, timeout=timeout) as response:
            return Answer(Said.THERE, str(response.status))
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in _MISSING:
            return Answer(Said.MISSING, str(error.code))
        return Answer(Said.UNCLEAR, str(error.code), error.code in _FOR_NOW)
    except urllib.error.URLError as error:
        return _fault(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _fault(error)


_HANDLERS: tuple[type[urllib.request.BaseHandler], ...] = (
    urllib.request.ProxyHandler,
    urllib.request.UnknownHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPErrorProcessor,
)


def _fault(error: object) -> Answer:
    """What a fault on the way says of the address: nearly always nothing."""
    if isinstance(error, socket.gaierror):
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)):
            return Answer(Said.NO_HOST, "DNS")
        return Answer(Said.UNCLEAR, "DNS", for_now=True)
    if isinstance(error, ssl.SSLError):
        return Answer(Said.UNCLEAR, "TLS")
    if isinstance(error, TimeoutError):
        return Answer(Said.UNCLEAR, "timeout", for_now=True)
    return Answer(Said.UNCLEAR, type(error).__name__, for_now=isinstance(error, OSError))


def _encoded(url: str) -> str:
    """The address as it travels: other letters than ASCII as people type them, encoded."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    path, query = (quote(part, safe="/%:=&?+,;@!$'()*~[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, f"{host}{port}", path, query, ""))
