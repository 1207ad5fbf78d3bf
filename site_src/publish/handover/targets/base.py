"""What a target can do, whatever is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

# Seconds for an answer, or for a part of one.
PATIENCE = 60.0
# Bytes in a second that a line may carry of one file, at least.
SLOWEST = 5_000


def patience_for(size: int) -> float:
    """Seconds for the answer to a file that is sent: a slow line may be sending it all that time.

    What was handed to the system is not yet on its way.
    """
    return PATIENCE + size / SLOWEST


class Kind(StrEnum):
    """What lies at a name: a link, or something special, is neither file nor folder."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"


class Target(Protocol):
    """A place for files, by '/'-path; all methods may be called from several threads.

    Every method raises `RefusedError`, or OSError, where the target does not do it.
    """

    @property
    def shown(self) -> str:
        """How messages name it; it has no secret."""

    @property
    def at_once(self) -> int:
        """How many files may be on their way at a time."""

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None where it is not there."""

    def names(self, folder: str) -> Mapping[str, Kind]:
        """What lies in a folder; nothing where it is not there."""

    def put(self, path: str, content: bytes) -> None:
        """Put a file there, whole or not at all, in place of one that is there."""

    def take_away(self, paths: Iterable[str]) -> None:
        """Take files away, and folders that are empty then, but for publishing's own.

        What is not there is no error.
        """

    def finish(self) -> None:
        """Make all of it public, where that is a step of its own."""

    def close(self) -> None:
        """End connections."""
