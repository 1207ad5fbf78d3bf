"""The plan of the site's root: the page that leads to every unit, and the 404."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from site_src.base.messages import gettext as _
from site_src.model import Campaign, Unit, display
from site_src.model.page import Page
from site_src.model.summary import Summary
from site_src.outputs.base import NO_MOVES, Moves, OutputFile
from site_src.outputs.finder import parted, pieces
from site_src.outputs.host_rules import FRAMED
from site_src.outputs.hosting import same_files, server_files
from site_src.outputs.open_data import open_data
from site_src.outputs.sitemap import SITEMAP, sitemap_index
from site_src.plan.data import data_page, data_tables, data_titles, findable
from site_src.plan.entries import UnitEntry, with_all_below
from site_src.plan.hub import units_page
from site_src.plan.site_plan import NavItem, SitePlan, not_found_page

# As many units stand on the front page itself; of more it shows the highest, and finds the others.
FEW = 60


def portal_plan(
    nation: Unit,
    entries: tuple[UnitEntry, ...],
    years: tuple[int, ...],
    newest: Campaign | None,
    moves: Moves = NO_MOVES,
    units: Mapping[str, Unit] | None = None,
    summaries: Mapping[str, tuple[Summary, ...]] | None = None,
    day: dt.date | None = None,
) -> SitePlan:
    """The plan of the root: `years` are the nation's, newest first, `moves` those of all below.

    `units` are those of the content by path, `summaries` the campaigns of each, as of `day`.
    """
    title = newest.title if newest else _("Lifelong Learning Week")
    description = _("Find your place’s programme of the Lifelong Learning Week.")
    if newest and newest.period:
        days = display.capital(display.long_period(newest.period))
        theme = f" {_('Theme')}: “{newest.theme}”." if newest.theme else ""
        description = f"{days}.{theme} {description}"
    are_few = sum(1 for _entry in with_all_below(entries)) <= FEW
    tables = data_tables(units or {}, summaries or {})
    pages = (
        Page("", "portal.html", title, description, nation.origin),
        units_page(nation, entries, summaries or {}, day),
        data_page(nation, tables),
        not_found_page(nation.origin),
    )
    nav = (NavItem(_("Home"), ""),)
    found = () if are_few else tuple(findable(nation, entries))
    return SitePlan(
        "",
        title,
        pages,
        nav,
        outputs=(
            *_hosting(nation, entries, years, moves),
            *_sitemaps(nation, entries, years),
            *open_data(tables, nation.name, data_titles(), nation.site_url),
            *pieces(found),
        ),
        site_url=nation.site_url,
        variables={
            "newest": newest,
            "nation": nation,
            "units": entries,
            "years": years,
            "are_few": are_few,
            "parted": " ".join(sorted(parted(found))),
        },
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
