"""Which files change, told once the program that saves them is done."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Condition

from watchdog import events
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

# Saving comes in several events, within a few milliseconds of each other.
QUIET = 0.008
# A program that keeps a file open for longer is not waited for.
LONGEST_OPEN = 0.5
# Linux tells when a file that was written is closed.
TELLS_CLOSED = sys.platform == "linux"
# Reading is no change; neither is a folder's own date.
_EVENTS: list[type[FileSystemEvent]] = [
    events.DirCreatedEvent,
    events.DirDeletedEvent,
    events.DirMovedEvent,
    events.FileClosedEvent,
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
]


class Watcher(FileSystemEventHandler):
    """Watches folders until `close`."""

    def __init__(self) -> None:
        self._observer = Observer()
        self._watches: dict[tuple[Path, bool], ObservedWatch] = {}
        self._news = Condition()
        self._changed: set[Path] = set()
        self._open: set[Path] = set()
        # Watched folders that were taken away; one of the same name is another folder.
        self._lost: set[Path] = set()
        self._last = 0.0

    def look_at(self, folders: Mapping[Path, bool]) -> None:
        """Watch just these folders from now on; the value says whether with all below them.

        Those that do not exist are left out: their coming is seen in the folder above. Raises
        OSError where the system allows no more.
        """
        if not self._observer.is_alive():
            self._observer.start()
        with self._news:
            lost, self._lost = self._lost, set()
        for key in [key for key in self._watches if key[0] in lost]:
            self._observer.unschedule(self._watches.pop(key))
        wanted = {(folder, deep) for folder, deep in folders.items() if folder.is_dir()}
        for gone in self._watches.keys() - wanted:
            self._observer.unschedule(self._watches.pop(gone))
        for folder, deep in sorted(wanted - self._watches.keys()):
            self._watches[folder, deep] = self._observer.schedule(
                self, str(folder), recursive=deep, event_filter=_EVENTS
            )

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in a thread of its own."""
        source = Path(os.fsdecode(event.src_path))
        with self._news:
            self._last = time.monotonic()
            self._changed.add(source)
            if event.is_directory:
                self._lost.add(source)
            if isinstance(event, FileModifiedEvent) and TELLS_CLOSED:
                self._open.add(source)
            else:
                self._open.discard(source)
            if event.dest_path:
                self._changed.add(Path(os.fsdecode(event.dest_path)))
            self._news.notify_all()

    @property
    def has_news(self) -> bool:
        """Whether something has changed that `wait` has not told yet."""
        return bool(self._changed)

    def wait(self, seconds: float) -> set[Path]:
        """What changed since the last call, once it is quiet; nothing after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: bool(self._changed), seconds)
            while self._changed:
                still = LONGEST_OPEN if self._open else QUIET
                left = self._last + still - time.monotonic()
                if left <= 0:
                    break
                self._news.wait(left)
            changed, self._changed = self._changed, set()
            self._open.clear()
            return changed

    def close(self) -> None:
        """Watch nothing any more."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
