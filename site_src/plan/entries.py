"""Units as the lists of a site name them, as a tree in Vietnamese order."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from site_src.model import Kind, Unit
from site_src.model.units import bare_name, said_before_names
from site_src.outputs.finder import initials
from site_src.vietnamese.alphabet import TONES, fold, sort_key
from site_src.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as lists of units show it.

    `address` is below the site's root, `step` below the unit above it; `folded` is its name for
    typing without marks, with its abbreviations and the names `before` it; `gone` is the last day
    of one that no longer exists, `successors` are who follows it, `short` is what its own name is
    called for short, folded. One without `years` has no campaign, and lists those below it.
    """

    name: str
    full_name: str
    address: str
    step: str
    kind: Kind | None
    site_url: str | None
    years: tuple[int, ...]
    folded: str
    below: tuple[UnitEntry, ...]
    gone: PartialDate | None = None
    before: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    short: str = ""

    @property
    def path(self) -> str:
        """The unit's address below content/."""
        return self.address.strip("/")

    @property
    def count(self) -> int:
        """How many units of today stand below it, on every level."""
        return sum(not entry.gone for entry in with_all_below(self.below))

    @property
    def former(self) -> tuple[UnitEntry, ...]:
        """The units below that no longer exist, on every level."""
        entries: list[UnitEntry] = []
        for entry in self.below:
            entries += [entry] if entry.gone else []
            entries += entry.former
        return tuple(entries)


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What a unit's name is for lists: as `UnitEntry` has it, and its place in the alphabet."""

    folded: str
    short: str
    place: Any


def unit_words(unit: Unit) -> UnitWords:
    """The words of a unit, which depend on it and on those above it alone."""
    short = " ".join(_abbreviations(unit, f" {fold(unit.name)} ", own=True))
    return UnitWords(_folded(unit), short, sort_key(_without_kind(unit.short_name, unit.kind)))


def unit_entries(
    units: Iterable[tuple[Unit, tuple[int, ...]]],
    day: dt.date | None = None,
    words_of: Callable[[Unit], UnitWords] = unit_words,
) -> tuple[UnitEntry, ...]:
    """The units below the nation as a tree, each level in Vietnamese order.

    `units` has each unit with the years of its campaigns, parents before children; `day` decides
    which of them no longer exist; `words_of` may know `unit_words` already.
    """
    known = tuple(units)
    paths = {unit.path for unit, _years in known}
    # By the nearest unit above that has a page.
    children: dict[str | None, list[tuple[Unit, tuple[int, ...]]]] = {}
    for unit, years in known:
        parents = (parent.path for parent in reversed(unit.chain[:-1]))
        above = next((path for path in parents if path in paths), None)
        children.setdefault(above, []).append((unit, years))

    def below(parent: str) -> tuple[UnitEntry, ...]:
        named = ((words_of(unit), unit, years) for unit, years in children.get(parent, ()))
        return tuple(
            UnitEntry(
                unit.short_name,
                unit.name,
                f"{unit.path}/",
                f"{unit.path.removeprefix(parent).strip('/')}/",
                unit.kind,
                unit.site_url,
                years,
                words.folded,
                below(unit.path),
                unit.ended if day and unit.ended and unit.ended.latest < day else None,
                unit.predecessors,
                unit.successors,
                words.short,
            )
            for words, unit, years in sorted(named, key=lambda one: one[0].place)
        )

    return below("")


def units_of_year(
    entries: Iterable[UnitEntry], units: Mapping[str, tuple[Unit, object]], day: dt.date
) -> tuple[UnitEntry, ...]:
    """The units as those of the Week that begins on `day`.

    Who was founded later is left out, and who had ended by then is `gone`. `units` has the unit of
    each path.
    """
    kept = []
    for entry in entries:
        unit = units[entry.path][0]
        if unit.began and unit.began.earliest > day:
            continue
        ended = unit.ended if unit.ended and unit.ended.latest < day else entry.gone
        kept.append(replace(entry, gone=ended))
    return tuple(kept)


def first_letter(entry: UnitEntry) -> str:
    """The letter below which a list has a unit; a number stands for itself."""
    first = _without_kind(entry.name, entry.kind)[:1].upper()
    plain = "".join(c for c in unicodedata.normalize("NFD", first) if c not in TONES)
    return unicodedata.normalize("NFC", plain)


def _without_kind(name: str, kind: Kind | None) -> str:
    """What stands for a unit in the alphabet: “Tỉnh Đồng Nai” stands under Đ."""
    said = (kind.name, said_before_names(kind), "TP.") if kind else ()
    for each in said:
        rest = name[len(each) :].strip()
        if name.casefold().startswith(f"{each.casefold()} ") and not rest.isdigit():
            return rest
    return name


def _folded(unit: Unit) -> str:
    """What people may type for a unit.

    Its kind, its name, what its full name is called for short, its first letters, and the units
    that it follows, all without marks.
    """
    name = fold(f"{unit.kind.name if unit.kind else ''} {unit.short_name}".strip())
    words = _abbreviations(unit, f" {fold(unit.name)} {name} ")
    before = (word for one in unit.predecessors for word in fold(one).split())
    return " ".join((name, *dict.fromkeys((*words, initials(unit.short_name), *before))))


# Every unit has the short forms of the units above it.
_said_often = lru_cache(maxsize=1024)(fold)


def _abbreviations(unit: Unit, of: str, *, own: bool = False) -> Iterator[str]:
    """The words by which this folded name is called for short.

    With `own` only what stands for the unit's own name: TPHCM, and not UBND.
    """
    name = set(bare_name(unit.short_name).split())
    for short, meanings in unit.abbreviations.items():
        meant = [meaning for one in meanings if f" {(meaning := _said_often(one))} " in of]
        if any(not own or name & set(meaning.split()) for meaning in meant):
            # `TP.HCM` as the browser reads it, in two words, and as many write it, in one.
            parts = re.findall(r"\w+", _said_often(short))
            yield from ("".join(parts), *parts)


def with_all_below(entries: Iterable[UnitEntry]) -> Iterator[UnitEntry]:
    """These units and all below them, level by level."""
    waiting = deque(entries)
    while waiting:
        entry = waiting.popleft()
        yield entry
        waiting += entry.below
