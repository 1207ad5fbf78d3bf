"""What lies below the content folder, each folder listed and each file opened at most once.

Files that are not written yet may lie over it, so that they are read and checked before they are
put into their place. Paths are '/'-strings below the folder, '' is the folder itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from site_src.base.folders import Entry, entries_of
from site_src.base.problems import Problem
from site_src.reading.load import not_too_large, read_bytes

UNIT_FILE = "unit.yml"
# How a unit hands its pages over: no part of any page, read by the commands for it.
HANDOVER_FILE = "handover.yml"
MEDIA_FOLDER = "media"

# The bytes of a text, or where a file lies from which it is to be copied.
Unwritten = Mapping[str, bytes | Path]


class Files:
    """A folder as it was when it was first asked; make another to see it as it is now.

    What was read is kept: the texts of 3,355 units are some 30 MB. It stays in its process.
    """

    def __init__(self, root: Path, unwritten: Unwritten) -> None:
        self._root = root
        self._unwritten = unwritten
        self._above = _folders_of(unwritten)
        self._listings: dict[str, dict[str, Entry] | OSError] = {}
        self._read: dict[str, tuple[bytes | None, tuple[Problem, ...]]] = {}

    def on_disk(self, path: str) -> Path:
        """Where a file lies, or the file of which it is to be a copy."""
        waiting = self._unwritten.get(path)
        if isinstance(waiting, Path):
            return waiting
        return self._root.joinpath(*path.split("/")) if path else self._root

    def listing(self, folder: str) -> Mapping[str, Entry]:
        """What lies in a folder, by name in order; nothing where there is none.

        Raises OSError where the system does not tell.
        """
        if folder not in self._listings:
            self._listings[folder] = self._list(folder)
        listed = self._listings[folder]
        if isinstance(listed, OSError):
            raise listed
        return listed

    def _list(self, folder: str) -> dict[str, Entry] | OSError:
        try:
            entries = entries_of(self.on_disk(folder))
        except (FileNotFoundError, NotADirectoryError):
            entries = ()
        except OSError as error:
            return error
        listed = {entry.name: entry for entry in entries} | self._above.get(folder, {})
        return dict(sorted(listed.items()))

    def entries(self, folder: str) -> Iterable[Entry]:
        """What lies in a folder, in order of names."""
        return self.listing(folder).values()

    def entry(self, path: str) -> Entry | None:
        """What lies there, in just this spelling and reached by no link."""
        folder, _mark, name = path.rpartition("/")
        return self.listing(folder).get(name) if self.is_folder(folder) else None

    def is_folder(self, path: str) -> bool:
        """Whether it is a folder, and all above it are."""
        if not path:
            return True
        entry = self.entry(path)
        return entry is not None and entry.is_folder

    def is_file(self, path: str) -> bool:
        """Whether it is an ordinary file."""
        entry = self.entry(path)
        return entry is not None and entry.is_file

    def matching(self, folder: str, pattern: str) -> list[str]:
        """The paths of what a pattern names in a folder (`events.yml`, `news/*.md`), in order."""
        inside, _mark, last = pattern.rpartition("/")
        at = join(folder, inside)
        names = self.listing(at) if self.is_folder(at) else ()
        return [join(at, name) for name in names if fnmatchcase(name, last)]

    def below(self, folder: str) -> Iterator[str]:
        """The paths of all ordinary files below a folder."""
        for name, entry in self.listing(folder).items() if self.is_folder(folder) else ():
            if entry.is_file:
                yield join(folder, name)
            elif entry.is_folder:
                yield from self.below(join(folder, name))

    def read(self, path: str, shown: str) -> tuple[bytes | None, list[Problem]]:
        """What a file holds, or None with the error that says why.

        `shown` is how messages name it.
        """
        if path not in self._read:
            waiting = self._unwritten.get(path)
            raw, problems = (
                not_too_large(waiting, shown)
                if isinstance(waiting, bytes)
                else read_bytes(self.on_disk(path), shown)
            )
            self._read[path] = raw, tuple(problems)
        raw, faults = self._read[path]
        return raw, list(faults)


def join(folder: str, name: str) -> str:
    """The path of a name in a folder, either of which may be ''."""
    return f"{folder}/{name}" if folder and name else folder or name


def _folders_of(unwritten: Unwritten) -> dict[str, dict[str, Entry]]:
    """What files that are not written yet add to each folder."""
    folders: dict[str, dict[str, Entry]] = {}
    for path in unwritten:
        folder, _mark, name = path.rpartition("/")
        folders.setdefault(folder, {})[name] = Entry(name, is_file=True, is_folder=False)
        while folder:
            folder, _mark, name = folder.rpartition("/")
            folders.setdefault(folder, {})[name] = Entry(name, is_file=False, is_folder=True)
    return folders
