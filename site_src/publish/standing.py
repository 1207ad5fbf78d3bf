"""What of a new tree goes into the site that stands, and what in that is of no more use."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from site_src.publish.compress import ENDINGS


def parts_of(whole: Path, campaigns: Collection[str]) -> Iterator[str]:
    """The parts in a tree: its campaigns' folders, and each file beside and above them."""
    for at, folders, names in os.walk(whole):
        above = "" if at == str(whole) else Path(at).relative_to(whole).as_posix() + "/"
        yield from sorted(above + name for name in folders if above + name in campaigns)
        folders[:] = sorted(name for name in folders if above + name not in campaigns)
        yield from sorted(above + name for name in names)


def gone_of(lost: Collection[str], staying: Collection[str]) -> list[str]:
    """What is to go when campaigns are lost: the uppermost folders that lead to no other."""
    needed = _above(staying)
    found = set()
    for name in lost:
        steps = name.split("/")
        above = ("/".join(steps[:depth]) for depth in range(1, len(steps)))
        found.add(next((path for path in above if path not in needed), name))
    return sorted(found)


def idle_files(
    site: Path,
    whole: Path,
    before: Collection[str],
    names: Collection[str],
    stable: Collection[str],
) -> list[str]:
    """The files beside and above campaigns that have no place any more, by '/'-path.

    `before` are the folders of the site's levels, `whole` has what is new, `names` are the
    campaigns that there are now, and `stable` the units with a page of their own.
    """
    units = _above(names)
    is_root_new = _has_files(whole)

    def is_new(at: str) -> bool:
        """Whether what belongs there was made anew, by a unit or with the front page."""
        return _has_files(whole / at) if at in units and at in stable else is_root_new

    there = ((at, each.name) for at in sorted(before) if is_new(at) for each in _files(site / at))
    paths = (f"{at}/{name}".lstrip("/") for at, name in there)
    return [path for path in paths if not (whole / path).is_file()]


def stale_copies(site: Path, whole: Path, parts: Iterable[str]) -> list[str]:
    """The small copies in a site of files that are about to change, where no new ones come."""
    paths = (f"{part}{ending}" for part in parts for ending in ENDINGS)
    return [path for path in paths if (site / path).is_file() and not (whole / path).is_file()]


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as listing:
        yield from (each for each in listing if not each.is_dir(follow_symlinks=False))


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any(_files(folder))


def _above(names: Collection[str]) -> set[str]:
    """The folders of units above campaigns."""
    steps = [name.split("/")[:-1] for name in names]
    return {"/".join(each[:depth]) for each in steps for depth in range(1, len(each) + 1)}
