"""unit.yml to Unit: its kind and level, its address, and on which days it exists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, known_here, near_miss
from site_src.content_types.records import Item, Record
from site_src.content_types.unit import KindRecord, LevelRecord, UnitRecord
from site_src.model import Count, Kind, Level, Unit
from site_src.model.units import KnownUnit, bare_name
from site_src.vietnamese.dates import PartialDate


def make_unit(
    record: UnitRecord,
    path: str,
    parent: Unit | None,
    kinds: Mapping[str, Kind],
    years: tuple[int, ...],
) -> tuple[Unit, list[Problem]]:
    """The unit that a unit.yml describes, and what is wrong with it."""
    name = record.name or ""
    problems = [
        missing_key(record, key) for key in UnitRecord.REQUIRED if getattr(record, key) is None
    ]
    names = {kind.name: kind for kind in kinds.values()} | dict(kinds)
    if record.kind is not None and record.kind not in names:
        hint = near_miss(record.kind, names, known_here(sorted(kinds)))
        message = _("There is no kind of unit “{key}”").format(key=record.kind)
        spot = record.origin_of("kind").spot
        problems.append(Problem(Severity.ERROR, "unknown-kind", spot, message, hint))
    for bounds in (record, *(record.levels or ()), *(record.kinds or ())):
        problems += _reversed_life(bounds)
        problems += _tokens(bounds)
    for entries in (record.levels or (), record.kinds or ()):
        problems += _double_ids(entries)
    origin = replace(record.origin, unit_name=record.short_name or name)
    known_units, found = _known_units(record, kinds)
    problems += found
    unit = Unit(
        path=path,
        name=name,
        short_name=record.short_name or name,
        kind=names.get(record.kind or ""),
        parent=parent,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
        successors=tuple(record.successors or ()),
        was=_was(record, path, parent),
        predecessors=tuple(record.predecessors or ()),
        code=record.code,
        counts=tuple(Count(kind, number) for kind, number in (record.counts or {}).items()),
        address=record.address,
        phone=record.phone,
        email=record.email,
        portal=record.portal,
        site_url=_site_url(record, path, parent),
        years=years,
        known_units=known_units,
        abbreviations=_abbreviations(record, parent),
        origin=origin,
    )
    return _as_the_law_has_it(unit), problems


def _known_units(
    record: UnitRecord, kinds: Mapping[str, Kind]
) -> tuple[tuple[KnownUnit, ...], list[Problem]]:
    """The units below that the law names, and what is wrong with their list."""
    listed = record.known_units or ()
    problems: list[Problem] = []
    problems += _double_ids(listed)
    units = []
    for one in listed:
        problems += [missing_key(one, key) for key in one.REQUIRED if getattr(one, key) is None]
        kind = kinds.get(one.kind or "")
        if one.kind is not None and kind is None:
            hint = near_miss(one.kind, kinds, known_here(sorted(kinds)))
            message = _("There is no kind of unit “{key}”").format(key=one.kind)
            spot = one.origin_of("kind").spot
            problems.append(Problem(Severity.ERROR, "unknown-kind", spot, message, hint))
        if one.name and kind:
            before = tuple(one.predecessors or ())
            units.append(KnownUnit(one.id, one.name, kind, one.code, one.valid_from, before))
    return tuple(units), problems


def _as_the_law_has_it(unit: Unit) -> Unit:
    """The unit with what the list of the unit above knows of it, where it does not say so itself.

    Its code and predecessors where it is named there; its last day and who follows where only its
    followers are.
    """
    level = unit.kind.level if unit.kind else None
    above = unit.parent.known_units if unit.parent and level else ()
    peers = [one for one in above if one.kind.level == level]
    names = {bare_name(unit.name), bare_name(unit.short_name)}
    for one in peers:
        if bare_name(one.name) in names:
            before = tuple(name for name in one.predecessors if bare_name(name) not in names)
            return replace(
                unit, code=unit.code or one.code, predecessors=unit.predecessors or before
            )
    followers = [one for one in peers if names & set(map(bare_name, one.predecessors))]
    first = min((one.valid_from for one in followers if one.valid_from), default=None)
    if first is None:
        return unit
    last = PartialDate.of(first.earliest - dt.timedelta(days=1))
    return replace(
        unit,
        valid_until=unit.valid_until or last,
        successors=unit.successors or tuple(one.full_name for one in followers),
    )


# Of any year: what stands for the year's words stands for nothing here, and would be printed.
_TOKEN = re.compile(r"\$\{?(theme|period|year|unit)\b", re.IGNORECASE)


def _tokens(record: Record) -> Iterator[Problem]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and (found := _TOKEN.search(text)):
                yield Problem(
                    Severity.ERROR,
                    "unknown-token",
                    record.origin_of(name).spot,
                    _("“{token}” stands for nothing here").format(token=found[0]),
                    _("Write its words: unit.yml holds for every year."),
                )


def _reversed_life(bounds: UnitRecord | LevelRecord | KindRecord) -> Iterator[Problem]:
    first, last = bounds.valid_from, bounds.valid_until
    if first and last and last.latest < first.earliest:
        yield Problem(
            Severity.ERROR,
            "wrong-value",
            bounds.origin_of("valid_until").spot,
            _("“{last}” is before “{first}”").format(first="valid_from", last="valid_until"),
            _("Write the first day first: 02/10/2023 - 08/10/2023."),
            bounds.origin_of("valid_from").spot,
        )


def _double_ids(entries: Iterable[Item]) -> Iterator[Problem]:
    seen: dict[str, Item] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry:
            yield Problem(
                Severity.ERROR,
                "duplicate-id",
                entry.origin.spot,
                _("The id “{key}” stands twice in this list").format(key=entry.id),
                _("Give each entry an id of its own."),
                first.origin.spot,
            )


def missing_key(record: Record, key: str) -> Problem:
    """The problem of a required field that no level wrote."""
    spot = record.origin_of(key).spot
    hint = _("Add a line “{key}: ...”.").format(key=key)
    return Problem(
        Severity.ERROR,
        "missing-key",
        spot,
        _("“{key}” is missing").format(key=key),
        _("Fill in its cell in this row.") if spot.sheet else hint,
    )


def _abbreviations(record: UnitRecord, parent: Unit | None) -> dict[str, tuple[str, ...]]:
    """The upper unit's, with this one's in place of those of the same short form."""
    own = {
        short: tuple(meaning.strip() for meaning in (text or "").split(";") if meaning.strip())
        for short, text in (record.abbreviations or {}).items()
    }
    return {**(parent.abbreviations if parent else {}), **own}


def _was(record: UnitRecord, path: str, parent: Unit | None) -> tuple[str, ...]:
    """Every path that the unit had: its own names below each name of the unit above."""
    found = []
    for name in (*(record.was or ()), path):
        above, inside = (parent.path, parent.was) if parent else ("", ())
        if above and name.startswith(f"{above}/"):
            found += [f"{old}{name.removeprefix(above)}" for old in inside]
        found.append(name)
    return tuple(name for name in dict.fromkeys(found) if name != path)


def _site_url(record: UnitRecord, path: str, parent: Unit | None) -> str | None:
    """The unit's own address, else its place below the address of the unit above."""
    if record.site_url is not None:
        return record.site_url.rstrip("/") + "/"
    if "site_url" in record.model_fields_set or parent is None or parent.site_url is None:
        return None
    below = path.removeprefix(parent.path).strip("/")
    return f"{parent.site_url}{below}/"


def kinds_by_id(kinds: Iterable[KindRecord], levels: Iterable[LevelRecord]) -> dict[str, Kind]:
    known = {
        level.id: Level(
            level.id,
            level.name or level.id,
            level.rank or 0,
            level.valid_from,
            level.valid_until,
            level.reform,
        )
        for level in levels
    }
    return {
        kind.id: Kind(
            kind.id,
            kind.name or kind.id,
            known.get(kind.level or ""),
            kind.valid_from,
            kind.valid_until,
            kind.reform,
        )
        for kind in kinds
    }


def exists_on(unit: Unit, day: dt.date) -> bool:
    """Whether a unit exists on a day: its own dates, its kind's and its level's hold."""
    level = unit.kind.level if unit.kind else None
    return all(
        (bounds.valid_from is None or bounds.valid_from.earliest <= day)
        and (bounds.valid_until is None or day <= bounds.valid_until.latest)
        for bounds in (unit, unit.kind, level)
        if bounds is not None
    )
