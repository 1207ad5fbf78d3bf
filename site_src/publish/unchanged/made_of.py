"""What a campaign is made of, as hashes: the files of its chain, what is around it."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Collection, Iterator, MutableMapping
from pathlib import Path

from site_src.model.name import YEAR, CampaignName
from site_src.reading.files import join
from site_src.reading.published import RECORD

# Of a folder: how its files stood, and the hash of what they held.
Index = MutableMapping[str, tuple[str, str]]
# A file that changed so lately (nanoseconds) may change again without its times telling.
LATELY = 2_000_000_000
_Status = tuple[str, int, int, int, int, int]


def hash_of(*parts: object) -> str:
    """One hash of values whose `repr` tells them apart."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


class MadeOf:
    """The hashes of what folders of content hold.

    `index` remembers them from build to build: a file is read again only where its size, times or
    place on the disk are others. What is asked twice is looked at once.
    """

    def __init__(self, root: Path, index: Index | None = None) -> None:
        self._root = str(root)
        self.index: Index = {} if index is None else index
        self._seen: dict[str, str] = {}
        self._chains: dict[CampaignName, str] = {}
        self._lately = time.time_ns() - LATELY

    @property
    def asked(self) -> Collection[str]:
        """The keys of the index that were asked for."""
        return self._seen.keys()

    def chain(self, name: CampaignName) -> str:
        """What a campaign's files are, from the nation's down."""
        return hash_of(self._down_to(name), self.record(name.unit_path))

    def _down_to(self, name: CampaignName) -> str:
        if name not in self._chains:
            path = name.unit_path
            above = CampaignName(path.rpartition("/")[0], name.year)
            known = self._down_to(above) if path else ""
            self._chains[name] = hash_of(known, self.unit(path), self.year(name))
        return self._chains[name]

    def unit(self, path: str) -> str:
        """A unit's own files, and which years it has.

        Without published.yml, which tells those below nothing.
        """
        return self._hash(f"{path}/", path, _beside)

    def year(self, name: CampaignName) -> str:
        """All files of a unit's year."""
        return self._hash(str(name), str(name), _below)

    def record(self, path: str) -> str:
        """A unit's published.yml."""
        return self.file(join(path, RECORD))

    def file(self, path: str) -> str:
        """One file; '' where there is none."""
        return self._hash(f"/{path}", path, _itself)

    def _hash(self, key: str, path: str, look: Callable[[str], Iterator[_Status]]) -> str:
        if key not in self._seen:
            folder = join(self._root, path)
            try:
                found = sorted(look(folder))
            except (FileNotFoundError, NotADirectoryError):
                found = []
            except OSError as error:
                found = [(str(error.errno), 0, 0, 0, 0, 0)]
            self._seen[key] = self._content(key, folder, found)
        return self._seen[key]

    def _content(self, key: str, folder: str, found: list[_Status]) -> str:
        status = hash_of(found)
        before = self.index.get(key)
        if before is not None and before[0] == status:
            return before[1]
        content = hash_of(
            [(each[0], each[1], _read(join(folder, each[0]), each)) for each in found]
        )
        if all(max(each[3], each[4]) < self._lately for each in found):
            self.index[key] = status, content
        else:
            self.index.pop(key, None)
        return content


def _itself(file: str) -> Iterator[_Status]:
    found = os.lstat(file)
    times = found.st_mtime_ns, found.st_ctime_ns
    yield "", found.st_mode, found.st_size, *times, found.st_ino


def _beside(folder: str) -> Iterator[_Status]:
    """A unit's files, and the names of its years; what else lies there are other units."""
    with os.scandir(folder) as listing:
        for each in listing:
            if not each.is_dir(follow_symlinks=False):
                if each.name != RECORD:
                    yield _status(each, "")
            elif YEAR.fullmatch(each.name):
                yield each.name, stat.S_IFDIR, 0, 0, 0, 0


def _below(folder: str, at: str = "") -> Iterator[_Status]:
    with os.scandir(folder) as listing:
        for each in listing:
            yield _status(each, at)
            if each.is_dir(follow_symlinks=False):
                yield from _below(each.path, f"{at}{each.name}/")


def _status(each: os.DirEntry[str], at: str) -> _Status:
    found = each.stat(follow_symlinks=False)
    if stat.S_ISDIR(found.st_mode):
        return at + each.name, found.st_mode, 0, 0, 0, 0
    times = found.st_mtime_ns, found.st_ctime_ns
    return at + each.name, found.st_mode, found.st_size, *times, found.st_ino


def _read(file: str, status: _Status) -> str:
    """The hash of a file's bytes; of what is none, or cannot be read, what can be said of it."""
    if not stat.S_ISREG(status[1]):
        return ""
    try:
        with Path(file).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"
