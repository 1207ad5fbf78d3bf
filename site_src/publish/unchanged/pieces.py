"""A mapping by '/'-path of which each province is loaded only when it is asked for."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import TypeVar

from site_src.base.cache import keep, kept

T = TypeVar("T")


class Pieces(MutableMapping[str, T]):
    """Values by path, kept piece by piece: the first step of a path names its piece.

    Each is a file of a folder, called by its hash, and `files` has those by the pieces' names. A
    build of one campaign reads two or three of them, and writes those that it changed. A piece that
    is gone or damaged is as if it were empty.
    """

    def __init__(self, folder: Path | None = None, files: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._files = dict(files or {})
        self._loaded: dict[str, dict[str, T]] = {}
        self._changed: set[str] = set()

    def _piece(self, path: str) -> dict[str, T]:
        return self._load(_name(path))

    def _load(self, name: str) -> dict[str, T]:
        if name not in self._loaded:
            file = self._files.get(name)
            content = kept(self._folder / file) if self._folder and file else None
            is_it = content is not None and _called(content) == file
            self._loaded[name] = pickle.loads(content) if content and is_it else {}
        return self._loaded[name]

    def __getitem__(self, path: str) -> T:
        return self._piece(path)[path]

    def __setitem__(self, path: str, value: T) -> None:
        self._piece(path)[path] = value
        self._changed.add(_name(path))

    def __delitem__(self, path: str) -> None:
        del self._piece(path)[path]
        self._changed.add(_name(path))

    def __iter__(self) -> Iterator[str]:
        for name in sorted(self.names()):
            yield from self._load(name)

    def __len__(self) -> int:
        return sum(len(self._load(name)) for name in self.names())

    def __bool__(self) -> bool:
        left = self._files.keys() - self._loaded.keys()
        return bool(left) or any(self._loaded.values())

    def names(self) -> set[str]:
        """The names of all pieces."""
        return {*self._files, *self._loaded}

    def changed(self) -> set[str]:
        """The names of those that are to be written anew."""
        return set(self._changed)

    def piece(self, name: str) -> Mapping[str, T]:
        """All values of a piece."""
        return self._load(name)

    def below(self, path: str) -> list[str]:
        """The paths that are this one or lie below it."""
        return [at for at in self._piece(path) if at == path or at.startswith(f"{path}/")]

    def kept_in(self, folder: Path) -> dict[str, str]:
        """The file of each piece in a folder, where those that changed are written."""
        for name in sorted(self._changed):
            piece = self._loaded[name]
            self._files.pop(name, None)
            if piece:
                content = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
                self._files[name] = _called(content)
                keep(folder / self._files[name], content)
        self._folder = folder
        self._changed.clear()
        return dict(self._files)


def _name(path: str) -> str:
    return path.strip("/").partition("/")[0]


def _called(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
