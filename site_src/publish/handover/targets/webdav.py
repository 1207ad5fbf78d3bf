"""A folder behind WebDAV: davs:// is https, dav:// is http."""

from __future__ import annotations

import contextlib
import io
import posixpath
import secrets as random
import threading
from collections.abc import Iterable, Iterator, Mapping
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
from site_src.publish.handover.secrets import PASSWORD, secret
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Kind
from site_src.publish.handover.targets.broken import broken, forbidden, full, refused, wrong_secret

# Seconds for an answer.
PATIENCE = 60.0


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
        self._client = Client(base, auth=auth, timeout=PATIENCE, retry=False)
        self._lock = threading.RLock()
        self._known: set[str] = set()
        self._run, self._count = random.token_hex(4), 0

    def read(self, path: str) -> bytes | None:
        """As `Target` says."""
        with self._in_words():
            try:
                return bytes(self._client.request("GET", quote(path)).content)
            except ResourceNotFound:
                return None

    def names(self, folder: str) -> Mapping[str, Kind]:
        """As `Target` says."""
        with self._in_words():
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
        with self._in_words():
            with self._lock:
                self._count += 1
                part = f"{FOLDER}/{self._run}-{self._count}.part"
                self._make(FOLDER)
                self._make(posixpath.dirname(path))
            size = len(content)
            self._client.upload_fileobj(io.BytesIO(content), part, overwrite=True, size=size)
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

    def create(self, path: str, content: bytes) -> bool:
        """As `Target` says."""
        with self._in_words():
            with self._lock:
                self._make(posixpath.dirname(path))
            try:
                self._client.request(
                    "PUT", quote(path), content=content, headers={"If-None-Match": "*"}
                )
            except HTTPError as error:
                if error.status_code == 412:
                    return False
                raise
        return True

    def take_away(self, paths: Iterable[str]) -> None:
        """As `Target` says."""
        with self._in_words():
            for path in paths:
                self._remove(path)
                folder = posixpath.dirname(path)
                # A folder is taken away with all that is in it: only one that is seen to be empty.
                while folder and not self.names(folder):
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

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except InsufficientStorage as error:
            raise full(self.shown) from error
        except HTTPError as error:
            if error.status_code == 401:
                raise wrong_secret(self.shown, self._name, PASSWORD) from error
            if error.status_code == 403:
                raise forbidden(self.shown) from error
            raise refused(self.shown, f"HTTP {error.status_code}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            if isinstance(error, httpx.HTTPStatusError):
                raise refused(self.shown, f"HTTP {error.response.status_code}") from error
            raise broken(self.shown) from error
        except ClientError as error:
            raise refused(self.shown, str(error)) from error
