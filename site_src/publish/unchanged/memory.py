"""What a build remembers of its content and of the site that it made, for the next one.

It lies in .cache/ on this machine and is never shared. What cannot be read, or is of another
program, is as if nothing were remembered.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Collection, Iterable
from copy import copy
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from site_src.base.cache import CACHE, forget_oldest, keep, kept
from site_src.base.problems import Problem
from site_src.model import Unit
from site_src.plan.entries import UnitWords
from site_src.publish.jobs import Around, Job, Result, told
from site_src.publish.unchanged.extents import (
    Extent,
    Levels,
    Look,
    extent,
    level,
    levels_above,
    levels_of,
    together,
)
from site_src.publish.unchanged.made_of import hash_of
from site_src.publish.unchanged.pieces import Pieces
from site_src.publish.unchanged.results import of_the_day

MEMORIES = CACHE / "builds"
MOST = 24


@dataclass(frozen=True, slots=True)
class Placed:
    """A campaign that stands in the site.

    The hash of all it was made of and the day that decided, the extent of its folder, what is to be
    told of it, and its surroundings, packed: only a build by name asks for them.
    """

    made_of: str
    day: str
    extent: Extent
    told: dict[str, Any]
    packed_around: bytes

    @property
    def around(self) -> Around:
        """Its surroundings when it was made."""
        around: Around = pickle.loads(self.packed_around)
        return around


def _placed(result: Result, made_of: str, found: Extent) -> Placed:
    around = pickle.dumps(result.job.around, pickle.HIGHEST_PROTOCOL)
    return Placed(made_of, result.job.day, found, told(result), around)


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """What reading a unit gave: what it was read from, as a hash, and the rest as it was read.

    `words` are those by which lists name it and by which it is found, `folders` the names of those
    in its own folder that are or group units, `leading` its years whose campaign.yml may say where
    they were or what they follow.
    """

    made_of: str
    unit: Unit | None
    years: tuple[int, ...]
    problems: tuple[Problem, ...]
    words: UnitWords | None = None
    folders: tuple[str, ...] = ()
    leading: tuple[int, ...] = ()


@dataclass(slots=True)
class Memory:
    """What is remembered; all of it may be empty.

    `index` is for `MadeOf`; `placed` and `levels` are the site, by folder, and `root` the hash of
    what its front was made of, of so many pages; where it is not `swept`, files may stand beside it
    that it had before. `gathers` has the campaigns with others below: the hash of the files of
    each, and whether it shows the events of those. `basis` is that of the last build of everything,
    `led_to` has the campaigns to which folders led that moved, and `counts` what each piece of the
    site has, where it is known.
    """

    index: Pieces[tuple[str, str]] = field(default_factory=Pieces)
    units: Pieces[KnownUnit] = field(default_factory=Pieces)
    gathers: Pieces[tuple[str, bool]] = field(default_factory=Pieces)
    placed: Pieces[Placed] = field(default_factory=Pieces)
    levels: Pieces[Extent] = field(default_factory=Pieces)
    root: str = ""
    root_pages: int = 0
    swept: bool = False
    basis: str = ""
    led_to: frozenset[str] = frozenset()
    counts: dict[str, Extent] = field(default_factory=dict)
    _recalled: dict[str, Any] | None = field(default=None, init=False)

    @property
    def has_changed(self) -> bool:
        """Whether anything is to be remembered that was not recalled."""
        pieces = (getattr(self, name) for name in _PIECES)
        return self._rest() != self._recalled or any(each.changed() for each in pieces)

    def _rest(self) -> dict[str, Any]:
        """What is not in pieces."""
        return {name: copy(getattr(self, name)) for name in _REST}

    def is_all(self, basis: str) -> bool:
        """Whether the site is one that a build of everything made, with this basis."""
        return bool(self.root) and self.swept and self.basis == basis

    def believe(self, look: Look) -> None:
        """Remember the site only where it is the one that stands, but for campaigns' folders."""
        if look.levels != dict(self.levels):
            self.forget_site()

    def has_level(self, site: Path, at: str) -> bool:
        """Whether a folder outside those of campaigns is as it was."""
        try:
            return at in self.levels and self.levels[at] == level(site, at)
        except OSError:
            return False

    def extent(self, site: Path) -> Extent:
        """What the whole site has."""
        if not self.levels:
            return extent(site)
        for name in self.levels.names() | self.placed.names():
            if name not in self.counts:
                levels, placed = self.levels.piece(name), self.placed.piece(name)
                found = (*levels.values(), *(each.extent for each in placed.values()))
                self.counts[name] = together(found)
        return together(self.counts.values())

    def forget_site(self) -> None:
        """Remember content alone."""
        self.placed, self.levels, self.root, self.root_pages = Pieces(), Pieces(), "", 0
        self.swept, self.basis, self.led_to, self.counts = False, "", frozenset(), {}

    def has(self, site: Path, job: Job, look: Look) -> bool:
        """Whether the site has a job's campaign, made of just this, and nobody touched it.

        Its stamp may name another day, which decides the same.
        """
        name, placed = str(job.name), self.placed.get(str(job.name))
        if placed is None or job.kept is None or placed.made_of != job.kept.made_of:
            return False
        days = placed.told["days"]
        if of_the_day(days, placed.day) != of_the_day(days, job.day):
            return False
        if name in look.campaigns:
            return look.campaigns[name] == placed.extent
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
        moved: Moved | None,
    ) -> None:
        """What was made now stands in the site; of what is not whole only the page above is new.

        `moved` says what else changed there; without it that is looked for.
        """
        try:
            for result in made:
                name, kept = str(result.job.name), result.job.kept
                made_of = kept.made_of if kept and is_whole(result) else ""
                folder = site.joinpath(*name.split("/"))
                if folder.is_dir():
                    self.placed[name] = _placed(result, made_of, extent(folder))
            for name in lost:
                self.placed.pop(name, None)
            if moved is None:
                self._set_levels(levels_of(site, self.placed.keys()))
            else:
                self._move_levels(site, moved)
        except OSError:
            self.forget_site()
            return
        for name in self.levels.changed() | self.placed.changed():
            self.counts.pop(name, None)

    def _set_levels(self, levels: Levels) -> None:
        for at in self.levels.keys() - levels.keys():
            del self.levels[at]
        self._set_some(levels.items())

    def _move_levels(self, site: Path, moved: Moved) -> None:
        """Look only above what changed; a part that is a folder is a campaign's."""
        campaigns = {path for path in moved.parts if (site / path).is_dir()}
        for path in campaigns.union(moved.gone):
            for at in self.levels.below(path):
                del self.levels[at]
        self._set_some(levels_above(site, (*moved.parts, *moved.gone), campaigns))

    def _set_some(self, levels: Iterable[tuple[str, Extent]]) -> None:
        for at, found in levels:
            if self.levels.get(at) != found:
                self.levels[at] = found

    def keep_only(self, units: Collection[str], asked: Collection[str]) -> None:
        """Forget what is known of units and files that are no more: `asked` has the files' keys."""
        for known, names in ((self.units, units), (self.index, asked)):
            for name in known.keys() - names:
                del known[name]


@dataclass(frozen=True, slots=True)
class Moved:
    """What was put into a site, and what of it went, by '/'-path."""

    parts: Collection[str]
    gone: Collection[str]


def folder_of(content: Path, site: Path) -> Path:
    """Where what is known of this content and this site is remembered."""
    return MEMORIES / hash_of("pieces", str(content.absolute()), str(site.absolute()))[:32]


def recall(folder: Path, program: str) -> Memory:
    """What was remembered by this program."""
    whole = kept(folder / _HEAD)
    begins = program.encode()
    if whole is None or not whole.startswith(begins):
        return Memory()
    try:
        values: dict[str, Any] = pickle.loads(memoryview(whole)[len(begins) :])
        memory = Memory(**values | {name: Pieces(folder, values[name]) for name in _PIECES})
    except Exception:  # whatever a half-known format raises
        return Memory()
    memory._recalled = memory._rest()
    return memory


def remember(folder: Path, program: str, memory: Memory) -> None:
    """Remember it: what changed, and then which pieces there are."""
    pieces = {name: getattr(memory, name).kept_in(folder) for name in _PIECES}
    values = memory._rest() | pieces
    keep(folder / _HEAD, program.encode(), pickle.dumps(values, pickle.HIGHEST_PROTOCOL))
    files = {_HEAD}.union(*(each.values() for each in pieces.values()))
    with contextlib.suppress(OSError):
        for each in folder.iterdir():
            if each.name not in files:
                each.unlink()
    forget_oldest(MEMORIES, MOST)


_HEAD = "head"
_PIECES = tuple(each.name for each in fields(Memory) if each.default_factory is Pieces)
_REST = tuple(each.name for each in fields(Memory) if each.init and each.name not in _PIECES)
