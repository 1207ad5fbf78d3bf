"""unit.yml to Unit: its kind and level, its address, and on which days it exists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, known_here, near_miss
from site_src.content_types.fields import Record
from site_src.content_types.unit import KindRecord, LevelRecord, UnitRecord
from site_src.model import Count, Kind, Level, Unit


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
    unit = Unit(
        path=path,
        name=name,
        short_name=record.short_name or name,
        kind=names.get(record.kind or ""),
        parent=parent,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
        successors=tuple(record.successors or ()),
        predecessors=tuple(record.predecessors or ()),
        code=record.code,
        counts=tuple(Count(kind, number) for kind, number in (record.counts or {}).items()),
        address=record.address,
        phone=record.phone,
        email=record.email,
        portal=record.portal,
        site_url=_site_url(record, path, parent),
        years=years,
        abbreviations=_abbreviations(record, parent),
        origin=origin,
    )
    return unit, problems


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


def _double_ids(entries: Iterable[LevelRecord | KindRecord]) -> Iterator[Problem]:
    seen: dict[str, LevelRecord | KindRecord] = {}
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
