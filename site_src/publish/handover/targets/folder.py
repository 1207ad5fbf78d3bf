"""A folder of this machine, or one that it reaches as if it were its own."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_src.base.disk import FULL, patiently, read_if_there
from site_src.base.folders import entries_of
from site_src.base.messages import gettext as _
from site_src.publish.handover.manifest import FOLDER
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.targets.base import Kind
from site_src.publish.handover.targets.broken import full, in_words, is_a_link


class FolderTarget:
    """A folder that is there, or whose parent is."""

    at_once = 4

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: set[Path] = set()
        self._lock = threading.Lock()
        self.run, self._count = secrets.token_hex(4), 0
        if not folder.is_dir() and not folder.parent.is_dir():
            words = _("There is no folder {folder}").format(folder=folder.parent)
            raise RefusedError(words, _("Make it, or correct the target’s address."))

    @property
    def shown(self) -> str:
        """Its path."""
        return str(self._folder)

    def _file(self, path: str) -> Path:
        """Where a path lies; no folder on the way may be a link."""
        at = self._folder
        *folders, name = path.split("/")
        for step in folders:
            at /= step
            if at.is_symlink():
                raise is_a_link(str(at))
        return at / name

    def read(self, path: str) -> bytes | None:
        """As `Target` says."""
        file = self._file(path)
        return None if file.is_symlink() else read_if_there(file)

    def names(self, folder: str) -> Mapping[str, Kind]:
        """As `Target` says."""
        at = self._file(f"{folder}/x").parent if folder else self._folder
        try:
            entries = entries_of(at)
        except (FileNotFoundError, NotADirectoryError):
            return {}
        return {each.name: _kind(each.is_file, each.is_folder) for each in entries}

    def put(self, path: str, content: bytes) -> None:
        """As `Target` says."""
        file = self._file(path)
        self._make(file.parent)
        part = self._folder / FOLDER / self._part()
        self._make(part.parent)
        try:
            with in_words(self._told):
                part.write_bytes(content)
            patiently(lambda: part.replace(file))
        finally:
            part.unlink(missing_ok=True)

    def _told(self, error: Exception, path: str) -> RefusedError | None:
        """A full disk, which does not say which one it is; other errors name their file."""
        is_full = isinstance(error, OSError) and error.errno in FULL
        return full(self.shown) if is_full else None

    def _part(self) -> str:
        with self._lock:
            self._count += 1
            return f"{self.run}-{self._count}.part"

    def _make(self, folder: Path) -> None:
        if folder not in self._known:
            folder.mkdir(parents=True, exist_ok=True)
            self._known.add(folder)

    def take_away(self, paths: Iterable[str]) -> None:
        """As `Target` says."""
        for path in paths:
            file = self._file(path)
            patiently(lambda file=file: file.unlink(missing_ok=True))  # type: ignore[misc]
            with contextlib.suppress(OSError):
                while file.parent not in (self._folder, self._folder / FOLDER):
                    file = file.parent
                    file.rmdir()
                    self._known.discard(file)

    def finish(self) -> None:
        """Each file is there as soon as it is put."""

    def close(self) -> None:
        """There is no connection."""


def _kind(is_file: bool, is_folder: bool) -> Kind:
    return Kind.FILE if is_file else Kind.FOLDER if is_folder else Kind.OTHER
