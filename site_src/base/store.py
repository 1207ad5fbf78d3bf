"""Where results are kept by name, for the next build or for another machine: a folder here."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from site_src.base.cache import CACHE, keep, kept, whole_of, with_digest
from site_src.base.messages import gettext as _

# What is kept at most; at the end of a build what was not asked for longest goes first.
MOST_BYTES = 8 << 30


class Store(Protocol):
    """Bytes by a name of letters and digits; safe for many processes at once.

    What is damaged or cannot be read is as if it were not there, and what cannot be written is not
    kept.
    """

    def get(self, name: str) -> bytes | None:
        """What was put under the name, whole; else None."""

    def put(self, name: str, content: bytes) -> None:
        """Keep the bytes under the name."""

    def tidy(self) -> None:
        """Make room where too much is kept."""


@dataclass(frozen=True, slots=True)
class FolderStore:
    """A folder, on this machine or shared by several, of at most so many bytes."""

    folder: Path
    most: int = MOST_BYTES

    def _file(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def get(self, name: str) -> bytes | None:
        """What was put under the name, whole; else None."""
        content = kept(self._file(name))
        if content is not None:
            with contextlib.suppress(OSError):
                os.utime(self._file(name))  # asked for just now
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep the bytes under the name."""
        keep(self._file(name), content)

    def tidy(self) -> None:
        """Take away what was not asked for longest, until nine tenths of the room are left."""
        found = []
        with contextlib.suppress(OSError):
            for part in os.scandir(self.folder):
                if part.is_dir(follow_symlinks=False):
                    with contextlib.suppress(OSError), os.scandir(part) as files:
                        found += [(each.stat(follow_symlinks=False), each.path) for each in files]
        size = sum(status.st_size for status, _path in found)
        if size <= self.most:
            return
        for status, path in sorted(found, key=lambda each: each[0].st_mtime_ns):
            with contextlib.suppress(OSError):
                Path(path).unlink()
            size -= status.st_size
            if size <= self.most * 9 // 10:
                return


@dataclass(frozen=True, slots=True)
class RemoteStore:
    """An object store by its address (`s3://bucket/folder`), as obstore reaches it.

    How much is kept there at most is for whoever keeps it to say.
    """

    address: str

    def get(self, name: str) -> bytes | None:
        """What was put under the name, whole; else None."""
        import obstore

        try:
            whole = bytes(obstore.get(_reached(self.address), name).bytes())
        except Exception:  # each kind of store has its own
            return None
        return whole_of(whole)

    def put(self, name: str, content: bytes) -> None:
        """Keep the bytes under the name."""
        import obstore

        with contextlib.suppress(Exception):
            obstore.put(_reached(self.address), name, with_digest(content))

    def tidy(self) -> None:
        """Nothing: others may need what is there."""


@cache
def _reached(address: str) -> Any:
    """What reaches a store. Raises StoreError."""
    try:
        import obstore
        from obstore.store import from_url

        store = from_url(address)
        list(obstore.list(store, chunk_size=1).__next__())
    except StopIteration:
        pass
    except Exception as error:
        words = _("The store {address} cannot be reached: {reason}")
        reason = str(error).partition("\n")[0][:200]
        raise StoreError(words.format(address=address, reason=reason)) from error
    return store


class StoreError(Exception):
    """Why a store cannot be used, in words."""


def open_store(where: str) -> Store:
    """The store in a folder, or at an address with `://`. Raises StoreError."""
    if "://" not in where:
        return FolderStore(Path(where).absolute())
    _reached(where)
    return RemoteStore(where)


def usual_store() -> FolderStore:
    """The store under .cache/."""
    return FolderStore(CACHE / "campaigns")
