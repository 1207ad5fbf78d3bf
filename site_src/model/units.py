"""Bodies that run a Week, and the kinds and levels that they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from site_src.model.origin import Origin
from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.dates import PartialDate

_CALLED = re.compile(
    r"^(?:tp\.?|tx\.?|thanh pho|tinh|quan|huyen|thi xa|thi tran|phuong|xa|dac khu)\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Level:
    """A tier of government or another rank of bodies, and the dates on which it holds."""

    id: str
    name: str
    rank: int
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    reform: str | None


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of body a unit is (tỉnh, quận, xã, trường học, ...)."""

    id: str
    name: str
    level: Level | None
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    reform: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many units of a kind lie below a unit (12 phường)."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit that the law names below another, with a folder or without.

    `name` is without its kind; its `predecessors` (by name) ended on the day before `valid_from`.
    """

    id: str
    name: str
    kind: Kind
    code: str | None
    valid_from: PartialDate | None
    predecessors: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """Its name with its kind: “Thành phố Huế”."""
        called = f"{said_before_names(self.kind)} {self.name}"
        return called[:1].upper() + called[1:]


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that runs a Week.

    `path` is its '/'-address below content/, '' for the nation; `was` every one that it had before,
    by its own name or by that of a unit above, the oldest first; `predecessors` are the units that
    it follows, by their names of then; `code` is that of the State's list of administrative units;
    `abbreviations` what each short form stands for, as search knows it.
    """

    path: str
    name: str
    short_name: str
    kind: Kind | None
    parent: Unit | None
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    successors: tuple[str, ...]
    was: tuple[str, ...]
    predecessors: tuple[str, ...]
    code: str | None
    counts: tuple[Count, ...]
    address: str | None
    phone: str | None
    email: str | None
    portal: str | None
    site_url: str | None
    years: tuple[int, ...]
    known_units: tuple[KnownUnit, ...]
    abbreviations: Mapping[str, tuple[str, ...]]
    origin: Origin

    @property
    def chain(self) -> tuple[Unit, ...]:
        """The units from the nation down to this one."""
        return (*(self.parent.chain if self.parent else ()), self)

    @property
    def began(self) -> PartialDate | None:
        """The first day of the unit: the last of its own, its kind's and its level's."""
        level = self.kind.level if self.kind else None
        known = [one.valid_from for one in (self, self.kind, level) if one and one.valid_from]
        return max(known, key=lambda day: day.earliest, default=None)

    @property
    def ended(self) -> PartialDate | None:
        """The last day of the unit: its own, else that of its kind or of its level."""
        level = self.kind.level if self.kind else None
        bounds = (self, self.kind, level)
        return next((one.valid_until for one in bounds if one and one.valid_until), None)


def said_before_names(kind: Kind) -> str:
    """What a kind is called before a name: “thành phố”, not “thành phố thuộc tỉnh”."""
    return re.sub(r"\s+(?:trực thuộc trung ương|thuộc tỉnh)$", "", kind.name)


def bare_name(text: str) -> str:
    """A unit's name as people find it again: without marks, its committee and its kind.

    “Ủy ban nhân dân Thành phố Hồ Chí Minh” and “TP. Hồ Chí Minh” are one; a name that is a number
    keeps its kind.
    """
    words = re.sub(r"^(?:uy ban nhan dan|ubnd)\s+", "", " ".join(fold(text).split()))
    bare = _CALLED.sub("", words)
    return words if bare.isdigit() else bare
