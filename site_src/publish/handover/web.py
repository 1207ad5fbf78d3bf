"""A host on the web as `verify` sees it: few requests, each as a browser would make it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

import httpx

from site_src.base.messages import gettext as _
from site_src.outputs.host_rules import FOR_EVER, FRAMED, HASHED, POLICY, TYPES
from site_src.publish.handover.links import PAGE
from site_src.publish.handover.refused import (
    RefusedError,
    is_of_certificate,
    untrusted,
)

# Seconds for a host to answer.
PATIENCE = 30
NOWHERE = "khong-co-trang-nay-0f9d4c/"
_AGE = re.compile(r"max-age=(\d+)")
# A page that lives longer than this in a browser hides a change of hour or place.
LONGEST_PAGE = 600
# What some systems call the same.
_SAME_TYPES = {"application/javascript": "text/javascript", "text/xml": "application/xml"}


@dataclass(slots=True)
class WebCopy:
    """The folder at an address that ends in '/'. Close it."""

    shown: str
    near: bool = False
    requests: int = 0
    _client: httpx.Client = field(init=False)
    _heads: dict[str, httpx.Headers] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.shown.endswith("/"):
            self.shown += "/"
        self._client = httpx.Client(timeout=PATIENCE, follow_redirects=True)

    def close(self) -> None:
        """End the connections."""
        self._client.close()

    def read(self, path: str) -> bytes | None:
        """As `Copy` says."""
        answer = self._get(path)
        if answer.status_code in (404, 410):
            return None
        if answer.status_code != 200:
            words = _("{address} answers with {status}")
            advice = _("Look whether the host lets everybody read there.")
            shown = self.shown + path
            raise RefusedError(words.format(address=shown, status=answer.status_code), advice)
        self._heads[path] = answer.headers
        return answer.content

    def names(self) -> frozenset[str] | None:
        """A host on the web does not tell."""
        return None

    def complaints(self, path: str) -> Iterable[str]:
        """What is wrong with a file's headers; '' asks about the host as a whole."""
        if not path:
            yield from self._of_host()
            return
        head = self._heads[path]
        ending = path.rpartition(".")[2]
        kind = head.get("content-type", "").partition(";")[0].strip().lower()
        kind = _SAME_TYPES.get(kind, kind)
        if (wanted := TYPES.get(ending)) and kind not in (wanted, _of_feed(path)):
            words = _("Files ending in .{ending} come as “{kind}”, and should come as “{wanted}”")
            yield words.format(ending=ending, kind=kind or "?", wanted=wanted)
        if path.endswith(".html"):
            yield from self._of_page(path, head)
        if re.search(HASHED, f"/{path}") and not head.get("cache-control"):
            words = _("Files in assets/ should be kept for a year: Cache-Control: {value}")
            yield words.format(value=FOR_EVER)

    def _of_page(self, path: str, head: httpx.Headers) -> Iterable[str]:
        found = _AGE.search(head.get("cache-control", ""))
        if found and int(found[1]) > LONGEST_PAGE:
            words = _("Pages are kept for {seconds} seconds: a changed hour is seen too late")
            yield words.format(seconds=found[1])
        if head.get("x-content-type-options", "").lower() != "nosniff":
            yield _("Pages come without “X-Content-Type-Options: nosniff”")
        policy = head.get("content-security-policy", "")
        if not policy:
            yield _("Pages come without a policy: Content-Security-Policy: {value}").format(
                value=POLICY
            )
        framed = f"/{FRAMED}/" in f"/{path}"
        if framed and ("frame-ancestors" in policy or "x-frame-options" in head):
            yield _("The host forbids other websites to show {folder}/").format(folder=FRAMED)

    def _of_host(self) -> Iterable[str]:
        answer = self._get(NOWHERE)
        if answer.status_code == 200:
            yield _("An address that does not exist is answered as if it did (status 200)")
        address = str(answer.url)
        if self.shown.startswith("https:") and not address.startswith("https:"):
            yield _("The host leads from https: to an address that is not safe")

    def _get(self, path: str) -> httpx.Response:
        # A page is asked for as people do.
        name = posixpath.dirname(path) + "/" if path.endswith(f"/{PAGE}") else path
        address = self.shown + quote("" if path == PAGE else name)
        self.requests += 1
        try:
            return self._client.get(address)
        except httpx.ConnectError as error:
            if is_of_certificate(error):
                raise untrusted(self.shown) from error
            advice = _("Look at the address and at this machine’s network.")
            words = _("Nobody answers at {address}").format(address=self.shown)
            raise RefusedError(words, advice) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            advice = _("Look at the address, and try again.")
            words = _("{address} cannot be read ({reason})")
            reason = str(error) or type(error).__name__
            raise RefusedError(words.format(address=self.shown, reason=reason), advice) from error


def _of_feed(path: str) -> str:
    return "application/atom+xml" if path.rpartition("/")[2] == "feed.xml" else ""
