"""The files of what is shown, written only where they changed."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from threading import Lock

Mark = tuple[int, ...]


def mark(file: Path) -> Mark | None:
    """What tells one state of a file from another; None where there is none."""
    try:
        status = file.lstat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_mode)


class Folder:
    """The folder of what is shown.

    A file in it is whole at every moment, and written again only with other bytes. Several threads
    may read while one writes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._hashes: dict[str, str] = {}
        self._copied: dict[str, Mark | None] = {}
        self._lock = Lock()
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)

    def remove(self) -> None:
        """Take the whole folder away."""
        shutil.rmtree(self.root, ignore_errors=True)

    def __contains__(self, address: str) -> bool:
        return address in self._hashes

    def addresses(self) -> set[str]:
        """Where there is a file."""
        return set(self._hashes)

    def hash(self, address: str) -> str:
        """What tells one content of a file from another; '' where there is no file."""
        return self._hashes.get(address, "")

    def put(self, address: str, content: bytes) -> bool:
        """Write a file ('/'-path below the folder) unless it is just so; whether it was not."""
        digest = hashlib.sha256(content).hexdigest()
        if self._hashes.get(address) == digest:
            return False
        self._copied.pop(address, None)
        part = self.root.with_name(f"{self.root.name}.part")
        part.write_bytes(content)
        self._move(part, address, digest)
        return True

    def copy(self, address: str, source: Path) -> bool:
        """Like `put`, of a file that may be large."""
        state = mark(source)
        if address in self._hashes and self._copied.get(address) == state:
            return False
        part = self.root.with_name(f"{self.root.name}.part")
        shutil.copyfile(source, part)
        with part.open("rb") as copied:
            digest = hashlib.file_digest(copied, "sha256").hexdigest()
        changed = self._hashes.get(address) != digest
        self._move(part, address, digest)
        self._copied[address] = state
        return changed

    def _move(self, part: Path, address: str, digest: str) -> None:
        file = self._file(address)
        with self._lock:
            try:
                part.replace(file)
            except FileNotFoundError:
                file.parent.mkdir(parents=True, exist_ok=True)
                part.replace(file)
            self._hashes[address] = digest

    def drop(self, address: str) -> bool:
        """Take a file away, and folders that it leaves empty; whether there was one."""
        if address not in self._hashes:
            return False
        file = self._file(address)
        with self._lock:
            del self._hashes[address]
            self._copied.pop(address, None)
            file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == self.root or any(folder.iterdir()):
                break
            folder.rmdir()
        return True

    def read(self, address: str) -> bytes | None:
        """A file's content, or None: only what was put here is ever read."""
        with self._lock:
            return self._file(address).read_bytes() if address in self._hashes else None

    def _file(self, address: str) -> Path:
        return self.root.joinpath(*address.split("/"))


def is_emptied(file: Path) -> bool:
    """Whether a file is gone or empty, as it may be for a moment while a program saves it."""
    try:
        return os.stat(file).st_size == 0  # noqa: PTH116 - follows links as programs do
    except OSError:
        return True
