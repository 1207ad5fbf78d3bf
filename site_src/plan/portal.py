"""The plan of the site's root: the page that leads to every unit, and the 404."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from site_src.base.messages import gettext as _
from site_src.model import Campaign, Kind, Unit, display
from site_src.model.page import Page
from site_src.model.units import said_before_names
from site_src.outputs.base import NO_MOVES, Moves, OutputFile
from site_src.outputs.host_rules import FRAMED
from site_src.outputs.hosting import same_files, server_files
from site_src.outputs.sitemap import SITEMAP, sitemap_index
from site_src.plan.site_plan import NavItem, SitePlan, not_found_page
from site_src.vietnamese.alphabet import fold, sort_key
from site_src.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as lists of units show it.

    `address` is below the site's root, `step` below the unit above it; `folded` is its name for
    typing without marks, with its abbreviations; `gone` the last day of one that no longer exists.
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

    @property
    def former(self) -> tuple[UnitEntry, ...]:
        """The units below that no longer exist, on every level."""
        entries: list[UnitEntry] = []
        for entry in self.below:
            entries += [entry] if entry.gone else []
            entries += entry.former
        return tuple(entries)


def unit_entries(
    units: Iterable[tuple[Unit, tuple[int, ...]]], day: dt.date | None = None
) -> tuple[UnitEntry, ...]:
    """The units below the nation as a tree, each level in Vietnamese order.

    `units` has each unit with the years of its campaigns, parents before children; `day` decides
    which of them no longer exist.
    """
    known = tuple(units)
    paths = {unit.path for unit, _years in known}
    # By the nearest unit above that has a page; none between has a campaign.
    children: dict[str | None, list[tuple[Unit, tuple[int, ...]]]] = {}
    for unit, years in known:
        parents = (parent.path for parent in reversed(unit.chain[:-1]))
        above = next((path for path in parents if path in paths), None)
        children.setdefault(above, []).append((unit, years))

    def below(parent: str) -> tuple[UnitEntry, ...]:
        entries = [
            UnitEntry(
                unit.short_name,
                unit.name,
                f"{unit.path}/",
                f"{unit.path.removeprefix(parent).strip('/')}/",
                unit.kind,
                unit.site_url,
                years,
                _folded(unit),
                below(unit.path),
                unit.ended if day and unit.ended and unit.ended.latest < day else None,
            )
            for unit, years in children.get(parent, ())
        ]
        return tuple(sorted(entries, key=_by_name))

    return below("")


def units_of_year(
    entries: Iterable[UnitEntry], units: Mapping[str, tuple[Unit, object]], day: dt.date
) -> tuple[UnitEntry, ...]:
    """The units as those of the Week that begins on `day`.

    Who was founded later is left out, and who had ended by then is `gone`. `units` has the unit of
    each path.
    """
    found = []
    for entry in entries:
        unit = units[entry.address.strip("/")][0]
        if unit.began and unit.began.earliest > day:
            continue
        ended = unit.ended if unit.ended and unit.ended.latest < day else entry.gone
        found.append(replace(entry, gone=ended))
    return tuple(found)


def _by_name(entry: UnitEntry) -> Any:
    """A unit's place in the alphabet: “Tỉnh Đồng Nai” stands under Đ."""
    kinds = (entry.kind.name, said_before_names(entry.kind)) if entry.kind else ()
    for kind in (*kinds, "TP.") if kinds else ():
        rest = entry.name[len(kind) :].strip()
        if entry.name.casefold().startswith(f"{kind.casefold()} ") and not rest.isdigit():
            return sort_key(rest)
    return sort_key(entry.name)


def _folded(unit: Unit) -> str:
    """What people may type for a unit.

    Its kind, its name, and what its full name is called for short, all without marks.
    """
    name = fold(f"{unit.kind.name if unit.kind else ''} {unit.short_name}".strip())
    full = f" {fold(unit.name)} {name} "
    shorts = [
        re.findall(r"\w+", fold(short))
        for short, meanings in unit.abbreviations.items()
        if any(f" {fold(meaning)} " in full for meaning in meanings)
    ]
    # `TP.HCM` as the browser reads it, in two words, and as many write it, in one.
    words = (word for parts in shorts for word in ("".join(parts), *parts))
    return " ".join((name, *dict.fromkeys(words)))


def with_all_below(entries: Iterable[UnitEntry]) -> Iterator[UnitEntry]:
    """These units and all below them, level by level."""
    waiting = deque(entries)
    while waiting:
        entry = waiting.popleft()
        yield entry
        waiting += entry.below


def portal_plan(
    nation: Unit,
    entries: tuple[UnitEntry, ...],
    years: tuple[int, ...],
    newest: Campaign | None,
    moves: Moves = NO_MOVES,
) -> SitePlan:
    """The plan of the root: `years` are the nation's, newest first, `moves` those of all below."""
    title = newest.title if newest else _("Lifelong Learning Week")
    description = _("Find your place’s programme of the Lifelong Learning Week.")
    if newest and newest.period:
        days = display.capital(display.long_period(newest.period))
        theme = f" {_('Theme')}: “{newest.theme}”." if newest.theme else ""
        description = f"{days}.{theme} {description}"
    pages = (
        Page("", "portal.html", title, description, nation.origin),
        not_found_page(nation.origin),
    )
    nav = (NavItem(_("Home"), ""),)
    variables = {"newest": newest, "nation": nation, "units": entries, "years": years}
    return SitePlan(
        "",
        title,
        pages,
        nav,
        outputs=(*_hosting(nation, entries, years, moves), *_sitemaps(nation, entries, years)),
        site_url=nation.site_url,
        variables=variables,
    )


def _hosting(
    nation: Unit, entries: tuple[UnitEntry, ...], years: tuple[int, ...], moves: Moves
) -> tuple[OutputFile, ...]:
    """What a host of the whole site needs; the pages to be framed stand in each campaign."""
    folders = _campaign_folders(with_all_below(entries), years)
    framed = tuple(f"{folder}{FRAMED}/" for folder in folders)
    return (*same_files(), *server_files(nation.site_url, moves, framed))


def _campaign_folders(entries: Iterable[UnitEntry], years: tuple[int, ...]) -> Iterator[str]:
    """The address of every campaign of the nation and of these units."""
    yield from (f"{year}/" for year in years)
    for entry in entries:
        yield from (f"{entry.address}{year}/" for year in entry.years)


def _sitemaps(
    nation: Unit, entries: tuple[UnitEntry, ...], years: tuple[int, ...]
) -> tuple[OutputFile, ...]:
    """The index of the campaigns' sitemaps, where the site's address is known."""
    base = nation.site_url
    if base is None:
        return ()
    # A unit with an address of its own is not below this one.
    own = (e for e in with_all_below(entries) if e.site_url == base + e.address)
    addresses = tuple(f"{base}{folder}{SITEMAP}" for folder in _campaign_folders(own, years))
    return (OutputFile(SITEMAP, lambda: sitemap_index(addresses)),)
