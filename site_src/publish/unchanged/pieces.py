"""A mapping by '/'-path of which each province is loaded only when it is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, MutableMapping
from typing import TypeVar

T = TypeVar("T")


class Pieces(MutableMapping[str, T]):
    """Values by path, packed piece by piece: the first step of a path names its piece.

    A build of one campaign asks for two or three of them; what nobody changed is packed as it was.
    """

    def __init__(self, packed: Mapping[str, bytes] | None = None) -> None:
        self._packed = dict(packed or {})
        self._loaded: dict[str, dict[str, T]] = {}
        self._changed: set[str] = set()

    def _piece(self, path: str) -> dict[str, T]:
        return self._load(path.strip("/").partition("/")[0])

    def _load(self, name: str) -> dict[str, T]:
        if name not in self._loaded:
            packed = self._packed.get(name)
            self._loaded[name] = pickle.loads(packed) if packed else {}
        return self._loaded[name]

    def __getitem__(self, path: str) -> T:
        return self._piece(path)[path]

    def __setitem__(self, path: str, value: T) -> None:
        self._piece(path)[path] = value
        self._changed.add(path.strip("/").partition("/")[0])

    def __delitem__(self, path: str) -> None:
        del self._piece(path)[path]
        self._changed.add(path.strip("/").partition("/")[0])

    def __iter__(self) -> Iterator[str]:
        for name in sorted(self.names()):
            yield from self._load(name)

    def __len__(self) -> int:
        return sum(len(self._load(name)) for name in self.names())

    def __bool__(self) -> bool:
        left = self._packed.keys() - self._loaded.keys()
        return bool(left) or any(self._loaded.values())

    def names(self) -> set[str]:
        """The names of all pieces."""
        return {*self._packed, *self._loaded}

    def changed(self) -> set[str]:
        """The names of those that are to be packed anew."""
        return set(self._changed)

    def piece(self, name: str) -> Mapping[str, T]:
        """All values of a piece."""
        return self._load(name)

    def packed(self) -> dict[str, bytes]:
        """Every piece, as it is to be handed in again."""
        for name in sorted(self._changed):
            piece = self._loaded[name]
            self._packed.pop(name, None)
            if piece:
                self._packed[name] = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
        self._changed.clear()
        return self._packed
