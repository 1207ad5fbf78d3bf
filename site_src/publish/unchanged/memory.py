"""What a build remembers of its content and of the site that it made, for the next one.

It lies in .cache/ on this machine and is never shared. What cannot be read, or is of another
program, is as if nothing were remembered.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_src.base.cache import CACHE, forget_oldest, keep, kept
from site_src.base.problems import Problem
from site_src.model import Unit
from site_src.publish.jobs import Result, told
from site_src.publish.unchanged.extents import Extent, extent, levels, together
from site_src.publish.unchanged.made_of import hash_of

MEMORIES = CACHE / "builds"
MOST = 24


@dataclass(frozen=True, slots=True)
class Placed:
    """A campaign that stands in the site.

    The hash of all it was made of, the extent of its folder, and what is to be told of it.
    """

    made_of: str
    extent: Extent
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """What reading a unit gave: what it was read from, as a hash, and the rest as it was read."""

    made_of: str
    unit: Unit | None
    years: tuple[int, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Memory:
    """What is remembered; all of it may be empty.

    `index` is for `MadeOf`; `placed` and `levels` are the site, by folder, and `root` the hash of
    what its front was made of, of so many pages; where it is not `swept`, files may stand beside it
    that it had before. `gathers` has the campaigns with others below: the hash of the files of
    each, and whether it shows the events of those.
    """

    index: dict[str, tuple[str, str]] = field(default_factory=dict)
    units: dict[str, KnownUnit] = field(default_factory=dict)
    gathers: dict[str, tuple[str, bool]] = field(default_factory=dict)
    placed: dict[str, Placed] = field(default_factory=dict)
    levels: dict[str, Extent] = field(default_factory=dict)
    root: str = ""
    root_pages: int = 0
    swept: bool = False

    def stands(self, site: Path) -> bool:
        """Whether the site is the one that is remembered, but for what is in campaigns' folders."""
        try:
            return bool(self.levels) and levels(site, self.placed.keys()) == self.levels
        except OSError:
            return False

    def extent(self, site: Path) -> Extent:
        """What the whole site has."""
        if not self.levels:
            return extent(site)
        return together((*self.levels.values(), *(each.extent for each in self.placed.values())))

    def forget_site(self) -> None:
        """Remember content alone."""
        self.placed, self.levels, self.root, self.root_pages = {}, {}, "", 0
        self.swept = False

    def has(self, site: Path, name: str, made_of: str) -> bool:
        """Whether the site has a campaign that was made of just this, and nobody touched it."""
        placed = self.placed.get(name)
        if placed is None or placed.made_of != made_of:
            return False
        try:
            return extent(site.joinpath(*name.split("/"))) == placed.extent
        except OSError:
            return False

    def note(
        self,
        site: Path,
        made: Iterable[Result],
        is_whole: Callable[[Result], bool],
        lost: Iterable[str],
    ) -> None:
        """What was made now stands in the site; of what is not whole only the page above is new."""
        try:
            for result in made:
                name, kept = str(result.job.name), result.job.kept
                made_of = kept.made_of if kept and is_whole(result) else ""
                folder = site.joinpath(*name.split("/"))
                if folder.is_dir():
                    self.placed[name] = Placed(made_of, extent(folder), told(result))
            for name in lost:
                self.placed.pop(name, None)
            self.levels = levels(site, self.placed.keys())
        except OSError:
            self.forget_site()


def file_of(content: Path, site: Path) -> Path:
    """Where what is known of this content and this site is remembered."""
    return MEMORIES / hash_of(str(content.absolute()), str(site.absolute()))[:32]


def recall(file: Path, program: str) -> Memory:
    """What was remembered by this program."""
    whole = kept(file)
    begins = program.encode()
    if whole is None or not whole.startswith(begins):
        return Memory()
    try:
        found = pickle.loads(whole[len(begins) :])
    except Exception:  # whatever a half-known format raises
        return Memory()
    return found if isinstance(found, Memory) else Memory()


def remember(file: Path, program: str, memory: Memory) -> None:
    """Remember it."""
    keep(file, program.encode() + pickle.dumps(memory, pickle.HIGHEST_PROTOCOL))
    forget_oldest(MEMORIES, MOST)
