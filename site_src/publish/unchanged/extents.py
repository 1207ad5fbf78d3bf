"""What stands in a folder, without reading its files: names, sizes and times, and how many."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from site_src.publish.compress import ENDINGS


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


def extent(folder: Path) -> Extent:
    """The extent of all that lies in a folder. Raises OSError."""
    lines: list[str] = []
    size = files = small = largest = 0
    waiting = [(str(folder), "")]
    while waiting:
        path, at = waiting.pop()
        lines.append(f"{at}\n")
        with os.scandir(path) as listing:
            for each in listing:
                if each.is_dir(follow_symlinks=False):
                    waiting.append((each.path, f"{at}{each.name}/"))
                    continue
                found = each.stat(follow_symlinks=False)
                lines.append(
                    f"{at}{each.name} {found.st_size} {found.st_mtime_ns} {found.st_mode}\n"
                )
                files += 1
                small += each.name.endswith(ENDINGS)
                size += found.st_size
                largest = max(largest, found.st_size)
    return Extent(_hash(lines), files, size, small, largest)


def _hash(lines: list[str]) -> str:
    return hashlib.sha256("".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest()


def levels(site: Path, campaigns: Collection[str]) -> dict[str, Extent]:
    """Every folder of a site outside those of its campaigns, with an extent of its own files.

    By '/'-path; '' is the site itself. Raises OSError.
    """
    found = {}
    waiting = [""]
    while waiting:
        at = waiting.pop()
        lines, size, small, largest = [], 0, 0, 0
        with os.scandir(site / at) as listing:
            for each in listing:
                path = f"{at}/{each.name}" if at else each.name
                if not each.is_dir(follow_symlinks=False):
                    status = each.stat(follow_symlinks=False)
                    lines.append(f"{each.name} {status.st_size} {status.st_mtime_ns}\n")
                    size += status.st_size
                    small += each.name.endswith(ENDINGS)
                    largest = max(largest, status.st_size)
                elif path not in campaigns:
                    waiting.append(path)
        found[at] = Extent(_hash(lines), len(lines), size, small, largest)
    return found


def together(extents: Iterable[Extent]) -> Extent:
    """The counts of several, added up."""
    found = list(extents)
    return Extent(
        "",
        sum(each.files for each in found),
        sum(each.size for each in found),
        sum(each.small for each in found),
        max(each.largest for each in found),
    )
