"""A folder behind SSH. The host's key must be known, as for `ssh`; so may keys of the user be."""

from __future__ import annotations

import asyncio
import contextlib
import posixpath
import secrets as random
import stat
import threading
from collections.abc import Coroutine, Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import asyncssh

from site_src.publish.handover.manifest import FOLDER
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.secrets import PASSWORD, secret
from site_src.publish.handover.settings import Aim
from site_src.publish.handover.targets.base import Kind, patience_for
from site_src.publish.handover.targets.broken import (
    broken,
    forbidden,
    full,
    in_words,
    is_a_link,
    refused,
    unknown_host,
    wrong_secret,
)

T = TypeVar("T")
# Bytes that are sent at a time, and how many such before the first is answered: on a slow line each
# answer says that the host is there, which what is asked behind all of them cannot.
BLOCK, AHEAD = 32_768, 8
# Seconds between two questions whether the host is there; it has two more to answer.
ASKED = 20.0
_KINDS = {
    asyncssh.FILEXFER_TYPE_REGULAR: Kind.FILE,
    asyncssh.FILEXFER_TYPE_DIRECTORY: Kind.FOLDER,
}
_FULL = (asyncssh.FX_NO_SPACE_ON_FILESYSTEM, asyncssh.FX_QUOTA_EXCEEDED)


class SftpTarget:
    """A connection that is open until it is closed."""

    at_once = 8

    def __init__(self, aim: Aim) -> None:
        parts = urlsplit(aim.address)
        self._name, self._host = aim.secrets, parts.hostname or ""
        self._root = unquote(parts.path).rstrip("/") or "/"
        self.shown = aim.address
        self._known: dict[str, asyncio.Task[None]] = {}
        self._run, self._count = random.token_hex(4), 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        try:
            self._wait(self._connect(parts.username, parts.port))
        except BaseException:
            self.close()
            raise

    async def _connect(self, user: str | None, port: int | None) -> None:
        wanted: dict[str, Any] = {"username": user} if user else {}
        if port:
            wanted["port"] = port
        if (password := secret(self._name, PASSWORD)) is not None:
            wanted["password"] = password
        self._connection = await asyncssh.connect(
            self._host, connect_timeout=patience_for(0), keepalive_interval=ASKED, **wanted
        )
        self._client = await self._connection.start_sftp_client()

    def _wait(self, coroutine: Coroutine[Any, Any, T], path: str = "") -> T:
        with in_words(self._told, path):
            return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def _at(self, path: str) -> str:
        return posixpath.join(self._root, path) if path else self._root

    def read(self, path: str) -> bytes | None:
        """As `Target` says."""

        async def get() -> bytes | None:
            most, parts = self._client.limits.max_read_len, list[bytes]()
            try:
                # Opened, read, closed: nobody asks for its size. The protocol promises that only
                # the end of a file is shorter than what was asked for.
                async with self._client.open(self._at(path), "rb", block_size=0) as file:
                    while not parts or len(parts[-1]) == most:
                        parts.append(await file.read(most))
                return b"".join(parts)
            except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
                return None

        return self._wait(get())

    def names(self, folder: str) -> Mapping[str, Kind]:
        """As `Target` says."""

        async def get() -> Mapping[str, Kind]:
            try:
                found = await self._client.readdir(self._at(folder))
            except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
                return {}
            return {
                str(each.filename): _kind(each.attrs)
                for each in found
                if each.filename not in (".", "..")
            }

        return self._wait(get())

    def put(self, path: str, content: bytes) -> None:
        """As `Target` says."""
        self._wait(self._put(path, content), path)

    async def _put(self, path: str, content: bytes) -> None:
        self._count += 1
        part = f"{FOLDER}/{self._run}-{self._count}.part"
        await self._make(posixpath.dirname(part))
        await self._make(posixpath.dirname(path))
        async with self._client.open(
            self._at(part), "wb", block_size=BLOCK, max_requests=AHEAD
        ) as file:
            await file.write(content)
        try:
            await self._client.posix_rename(self._at(part), self._at(path))
        except asyncssh.SFTPOpUnsupported:
            # An old server renames over nothing that is there.
            with contextlib.suppress(asyncssh.SFTPError):
                await self._client.remove(self._at(path))
            await self._client.rename(self._at(part), self._at(path))

    async def _make(self, folder: str) -> None:
        """Make a folder and all above it, each once; several may ask for one at a time."""
        if folder not in self._known:
            self._known[folder] = asyncio.ensure_future(self._made(folder))
        await self._known[folder]

    async def _made(self, folder: str) -> None:
        if folder:
            await self._make(posixpath.dirname(folder))
        try:
            attrs = await self._client.lstat(self._at(folder))
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
            try:
                await self._client.mkdir(self._at(folder))
            except asyncssh.SFTPError:
                # Another run may just have made it.
                if not await self._client.isdir(self._at(folder)):
                    raise
            return
        # The target's own folder may be behind a link: it was named so.
        if folder and _kind(attrs) is not Kind.FOLDER:
            raise is_a_link(folder)

    def take_away(self, paths: Iterable[str]) -> None:
        """As `Target` says."""

        async def remove() -> None:
            for path in paths:
                with contextlib.suppress(asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
                    await self._client.remove(self._at(path))
                folder = posixpath.dirname(path)
                with contextlib.suppress(asyncssh.SFTPError):
                    while folder not in ("", FOLDER):
                        await self._client.rmdir(self._at(folder))
                        self._known.pop(folder, None)
                        folder = posixpath.dirname(folder)

        self._wait(remove())

    def finish(self) -> None:
        """Each file is there as soon as it is put."""

    def close(self) -> None:
        """End the connection."""

        async def end() -> None:
            if connection := getattr(self, "_connection", None):
                connection.abort()
                with contextlib.suppress(Exception):
                    await asyncio.wait_for(connection.wait_closed(), 5)

        with contextlib.suppress(Exception):
            asyncio.run_coroutine_threadsafe(end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _told(self, error: Exception, path: str) -> RefusedError | None:
        if isinstance(error, (asyncssh.PermissionDenied, asyncssh.KeyImportError)):
            return wrong_secret(self.shown, self._name, PASSWORD)
        if isinstance(error, asyncssh.HostKeyNotVerifiable):
            return unknown_host(self._host)
        if isinstance(error, asyncssh.SFTPPermissionDenied):
            return forbidden(self.shown)
        if isinstance(error, (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection)):
            return broken(self.shown)
        if isinstance(error, asyncssh.SFTPError):
            is_full = error.code in _FULL
            return full(self.shown) if is_full else refused(self.shown, error.reason, path)
        is_of_line = isinstance(error, (asyncssh.Error, OSError, TimeoutError))
        return broken(self.shown) if is_of_line else None


def _kind(attrs: asyncssh.SFTPAttrs) -> Kind:
    if attrs.type == asyncssh.FILEXFER_TYPE_UNKNOWN and attrs.permissions is not None:
        mode = attrs.permissions
        return (
            Kind.FILE if stat.S_ISREG(mode) else Kind.FOLDER if stat.S_ISDIR(mode) else Kind.OTHER
        )
    return _KINDS.get(attrs.type, Kind.OTHER)
