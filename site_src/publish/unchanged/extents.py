"""What stands in folders, without reading the files: names, sizes and times, and how many."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from site_src.base.doubles import begin
from site_src.publish.compress import ENDINGS
from site_src.reading.content import chain_paths


@dataclass(frozen=True, slots=True)
class Extent:
    """Names, sizes and times of files as one hash.

    How many there are, of how many bytes, how many of them are small copies of others, and how
    many bytes the largest has.
    """

    hash: str
    files: int
    size: int
    small: int
    largest: int = 0


NOTHING = Extent("", 0, 0, 0)
Levels = dict[str, Extent]


@dataclass(frozen=True, slots=True)
class Look:
    """A site as it was looked at, by '/'-path; '' is the site itself.

    The extents of its `campaigns`, with all that lies in their folders, and `levels`: what every
    other folder has itself.
    """

    campaigns: Levels
    levels: Levels


NOT_LOOKED_AT = Look({}, {})
# With so many campaigns each it pays to look in several processes.
SHARE = 100

# What a file's size and times say, by its place on the disk, where it stands in several folders.
_Seen = dict[int, tuple[int, str]]


@dataclass(slots=True)
class _Count:
    """The lines of an extent while it is made."""

    seen: _Seen
    lines: list[str] = field(default_factory=list)
    size: int = 0
    small: int = 0
    largest: int = 0
    files: int = 0

    def add(self, each: os.DirEntry[str], at: str) -> None:
        """Add a file, which is asked only once for its size and times wherever it is linked."""
        # Windows says them with the listing, and asks the disk for the place.
        inode = each.inode() if os.name != "nt" else 0
        known = self.seen.get(inode)
        if known is None:
            found = each.stat(follow_symlinks=False)
            said = f"{found.st_size} {found.st_mtime_ns} {found.st_mode}"
            known = found.st_size, said
            if found.st_nlink > 1 and found.st_ino == inode:
                self.seen[inode] = known
        self.lines.append(f"{at}{each.name} {known[1]}")
        self.files += 1
        self.size += known[0]
        self.small += each.name.endswith(ENDINGS)
        self.largest = max(self.largest, known[0])

    def extent(self) -> Extent:
        text = "\n".join(sorted(self.lines)).encode("utf-8", "surrogateescape")
        digest = hashlib.sha256(text).hexdigest()
        return Extent(digest, self.files, self.size, self.small, self.largest)


def extent(folder: Path, seen: _Seen | None = None) -> Extent:
    """The extent of all that lies in a folder. Raises OSError."""
    count = _Count({} if seen is None else seen)
    waiting = [(str(folder), "")]
    while waiting:
        path, at = waiting.pop()
        count.lines.append(at)
        with os.scandir(path) as listing:
            for each in listing:
                if each.is_dir(follow_symlinks=False):
                    waiting.append((each.path, f"{at}{each.name}/"))
                else:
                    count.add(each, at)
    return count.extent()


def begin_to_look(
    site: Path, campaigns: Collection[str], asked: Collection[str]
) -> Callable[[], Look]:
    """Let doubles look at a site that has these campaigns, and into the folders of those `asked`.

    What comes back waits for them. What could not be read is not there, nor are the levels if it
    was one of them.
    """
    shares = max(1, min(os.cpu_count() or 1, len(asked) // SHARE))
    names = sorted(asked)
    looks = [begin(partial(_look_into, site, names[n::shares])) for n in range(shares)]
    levels: Levels = {}
    with contextlib.suppress(OSError):
        levels = levels_of(site, campaigns)
    return lambda: Look({path: found for end in looks for path, found in end().items()}, levels)


def _look_into(site: Path, asked: Iterable[str]) -> Levels:
    seen: _Seen = {}
    found: Levels = {}
    for path in asked:
        with contextlib.suppress(OSError):
            found[path] = extent(site / path, seen)
    return found


def levels_of(site: Path, campaigns: Collection[str]) -> Levels:
    """The levels of a site: every folder outside those of campaigns, by path. Raises OSError."""
    seen: _Seen = {}
    found: Levels = {}
    waiting = [""]
    while waiting:
        at = waiting.pop()
        folders, found[at] = _level(site, at, seen)
        waiting += [path for path in folders if path not in campaigns]
    return found


def _level(site: Path, at: str, seen: _Seen) -> tuple[list[str], Extent]:
    """The folders in a folder, by path, and the extent of its own files."""
    count, folders = _Count(seen), []
    with os.scandir(site / at) as listing:
        for each in listing:
            if each.is_dir(follow_symlinks=False):
                folders.append(f"{at}/{each.name}" if at else each.name)
            else:
                count.add(each, "")
    return folders, count.extent()


def level(site: Path, at: str) -> Extent:
    """What a folder of a site has itself. Raises OSError."""
    return _level(site, at, {})[1]


def levels_above(
    site: Path, paths: Iterable[str], campaigns: Collection[str]
) -> Iterator[tuple[str, Extent]]:
    """The levels of a site above what lies or lay at these paths. Raises OSError."""
    for at in {above for path in paths for above in chain_paths(path.rpartition("/")[0])}:
        if (site / at).is_dir() and not any(path in campaigns for path in chain_paths(at)):
            yield at, level(site, at)


def together(extents: Iterable[Extent]) -> Extent:
    """The counts of several, added up."""
    found = list(extents)
    return Extent(
        "",
        sum(each.files for each in found),
        sum(each.size for each in found),
        sum(each.small for each in found),
        max((each.largest for each in found), default=0),
    )
