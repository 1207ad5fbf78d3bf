"""The pages that lead to many units: all below one unit, and who has what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from site_src.base.addresses import UNITS_PAGE
from site_src.base.messages import gettext as _
from site_src.model import Unit
from site_src.model.page import Page
from site_src.model.summary import Summary
from site_src.plan.entries import UnitEntry, first_letter, with_all_below
from site_src.plan.site_plan import NavItem, SitePlan

# What one of the units below may have of a Week.
PARTS = ("plan", "program", "results")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a unit and those below it have of one Week.

    `entry` is the unit; `units` how many units are counted, `counts` how many of them have each of
    `PARTS`.
    """

    entry: UnitEntry
    units: int
    counts: tuple[int, ...]

    def __add__(self, other: Standing) -> Standing:
        added = tuple(a + b for a, b in zip(self.counts, other.counts, strict=True))
        return Standing(self.entry, self.units + other.units, added)


def hub_plan(
    unit: Unit,
    entry: UnitEntry,
    summaries: Mapping[str, tuple[Summary, ...]],
    day: dt.date | None,
) -> SitePlan:
    """The pages in a unit's own folder that lead to those below it.

    A unit without a campaign of its own has its list at its own address too.
    """
    page = units_page(unit, entry.below, summaries, day)
    pages = (page,) if entry.years else (replace(page, address=""), page)
    nav = (NavItem(_("Home"), ""),)
    return SitePlan(entry.address, page.title, pages, nav, site_url=unit.site_url)


def units_page(
    unit: Unit,
    entries: tuple[UnitEntry, ...],
    summaries: Mapping[str, tuple[Summary, ...]],
    day: dt.date | None,
) -> Page:
    """The page of all units right below a unit, with who has what in the newest Week.

    `summaries` are those of each unit; `day` is that on which they hold.
    """
    title = _("Units of {unit}").format(unit=unit.short_name)
    description = _("Find a place below {unit}, and see who has a plan and a programme.")
    if not unit.path:
        title = _("Units of the whole country")
        description = _("Find a place, and see who has a plan and a programme.")
    known = [one for each in with_all_below(entries) for one in summaries.get(each.path, ())]
    year = max((one.year for one in known), default=None)
    standings = _standings(entries, summaries, year) if year else ()
    return Page(
        UNITS_PAGE,
        "units.html",
        title,
        description.format(unit=unit.short_name),
        unit.origin,
        variables={
            "letters": by_letter(entries),
            "former": tuple(entry for entry in entries if entry.gone),
            "standings": standings,
            "total": sum(standings[1:], standings[0]) if standings else None,
            "week": year,
            "as_of": day,
            "unit": unit,
            "here_at": len(unit.path) + 1 if unit.path else 0,
            "is_campaign": bool(unit.path and summaries.get(unit.path)),
        },
    )


def by_letter(
    entries: Iterable[UnitEntry],
) -> tuple[tuple[str, tuple[UnitEntry, ...]], ...]:
    """The units of today, which come in Vietnamese order, by the first letter of their names."""
    grouped: dict[str, list[UnitEntry]] = {}
    for entry in entries:
        if not entry.gone:
            grouped.setdefault(first_letter(entry), []).append(entry)
    return tuple((letter, tuple(group)) for letter, group in grouped.items())


def _standings(
    entries: Iterable[UnitEntry], summaries: Mapping[str, tuple[Summary, ...]], year: int
) -> tuple[Standing, ...]:
    return tuple(
        sum(_counted(entry, summaries, year), Standing(entry, 0, (0,) * len(PARTS)))
        for entry in entries
        if not entry.gone
    )


def _counted(
    entry: UnitEntry, summaries: Mapping[str, tuple[Summary, ...]], year: int
) -> Iterator[Standing]:
    """A unit's own standing, then those of the units below it."""
    for one in (entry, *with_all_below(entry.below)):
        if one.gone:
            continue
        week = next((s for s in summaries.get(one.path, ()) if s.year == year), None)
        has = (week.plan, week.events > 0, week.results > 0) if week else (False,) * len(PARTS)
        yield Standing(one, 1, tuple(map(int, has)))
