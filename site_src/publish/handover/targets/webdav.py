"""A folder behind WebDAV: davs:// is https, dav:// is http."""

from __future__ import annotations

import contextlib
import posixpath
import secrets as random
import threading
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote, urlsplit

import httpx
from webdav4.client import (
    Client,
    ClientError,
    HTTPError,
    InsufficientStorage,
    ResourceAlreadyExists,
    ResourceNotFound,
)

from site_src.publish.handover.manifest import FOLDER
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.secrets import PASSWORD, secret
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Kind, patience_for
from site_src.publish.handover.targets.broken import (
    forbidden,
    full,
    in_words,
    of_the_line,
    refused,
    wrong_secret,
)


class WebDavTarget:
    """A file is sent beside the others and then renamed: one that was cut off never shows.

    The library takes paths as they stand in an address.
    """

    at_once = 4

    def __init__(self, aim: Aim) -> None:
        parts = urlsplit(aim.address)
        self._name, self.shown = aim.secrets, aim.address
        host = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
        scheme = "https" if parts.scheme == "davs" else "http"
        user, password = parts.username, secret(self._name, PASSWORD)
        auth = (unquote(user), password or "") if user else None
        base = f"{scheme}://{host}{quote(unquote(parts.path).rstrip('/'))}/"
        self._client = Client(base, auth=auth, timeout=patience_for(0), retry=False)
        self._lock = threading.RLock()
        self._known: set[str] = set()
        self._run, self._count = random.token_hex(4), 0

    def read(self, path: str) -> bytes | None:
        """As `Target` says."""
        with in_words(self._told, path):
            try:
                return bytes(self._client.request("GET", quote(path)).content)
            except ResourceNotFound:
                return None

    def names(self, folder: str) -> Mapping[str, Kind]:
        """As `Target` says."""
        with in_words(self._told):
            try:
                found = self._client.ls(quote(folder), detail=True)
            except ResourceNotFound:
                return {}
        names = {posixpath.basename(str(each["name"]).rstrip("/")): each for each in found}
        return {
            name: Kind.FOLDER if each["type"] == "directory" else Kind.FILE
            for name, each in names.items()
            if str(each["name"]).strip("/") != folder
        }

    def put(self, path: str, content: bytes) -> None:
        """As `Target` says."""
        with in_words(self._told, path):
            with self._lock:
                self._count += 1
                part = f"{FOLDER}/{self._run}-{self._count}.part"
                self._make(FOLDER)
                self._make(posixpath.dirname(path))
            patience = patience_for(len(content))
            self._client.request("PUT", part, content=content, timeout=patience)
            self._client.move(part, quote(path), overwrite=True)

    def _make(self, folder: str) -> None:
        if folder in self._known:
            return
        if folder:
            self._make(posixpath.dirname(folder))
        # 405 says that it is there; so do some with the root.
        with contextlib.suppress(ResourceAlreadyExists):
            if folder:
                self._client.mkdir(quote(folder))
            elif not self._client.exists(""):
                self._client.mkdir("")
        self._known.add(folder)

    def take_away(self, paths: Iterable[str]) -> None:
        """As `Target` says."""
        with in_words(self._told):
            for path in paths:
                self._remove(path)
                folder = posixpath.dirname(path)
                # A folder is taken away with all that is in it: only one that is seen to be empty.
                while folder not in ("", FOLDER) and not self.names(folder):
                    self._remove(folder)
                    self._known.discard(folder)
                    folder = posixpath.dirname(folder)

    def _remove(self, path: str) -> None:
        with contextlib.suppress(ResourceNotFound):
            self._client.remove(quote(path))

    def finish(self) -> None:
        """Each file is there as soon as it is put."""

    def close(self) -> None:
        """End the connections."""
        self._client.http.close()

    def _told(self, error: Exception, path: str) -> RefusedError | None:
        if isinstance(error, InsufficientStorage):
            return full(self.shown)
        if isinstance(error, (HTTPError, httpx.HTTPStatusError)):
            status = (
                error.status_code if isinstance(error, HTTPError) else error.response.status_code
            )
            if status == 401:
                return wrong_secret(self.shown, self._name, PASSWORD)
            is_forbidden = status == 403
            return (
                forbidden(self.shown)
                if is_forbidden
                else refused(self.shown, f"HTTP {status}", path)
            )
        if isinstance(error, (httpx.HTTPError, httpx.InvalidURL)):
            return of_the_line(self.shown, error)
        return refused(self.shown, str(error), path) if isinstance(error, ClientError) else None
