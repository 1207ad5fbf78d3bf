"""The pages that lead to all campaigns: the root's, and those in units' folders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from site_src.base.addresses import DATA_PAGE
from site_src.base.problems import Problem
from site_src.model import Unit
from site_src.model.name import CampaignName
from site_src.model.summary import Summary, summary, summary_of
from site_src.outputs.base import Moves
from site_src.outputs.open_data import CAMPAIGNS
from site_src.plan.entries import UnitEntry, with_all_below
from site_src.plan.hub import hub_plan
from site_src.plan.portal import portal_plan
from site_src.publish import alone
from site_src.publish.builder import Render
from site_src.publish.jobs import Result
from site_src.publish.renderer import Rendering
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content

Units = Mapping[str, tuple[Unit, tuple[int, ...]]]


def summaries(
    content: Content, units: Units, results: Iterable[Result], site: Path
) -> dict[str, tuple[Summary, ...]]:
    """What each unit has of each of its Weeks, newest first.

    What was not built now is as the site that stands says, else it is read.
    """
    known = {each.job.name: each.summary for each in results if each.summary}
    names = [CampaignName(path, year) for path, (_unit, years) in units.items() for year in years]
    if not known.keys() >= {*names}:
        known = {one.name: one for one in _standing(site)} | known
    of_units: dict[str, tuple[Summary, ...]] = {}
    for name in names:
        if name not in known and (campaign := read_campaign(content, name)[0]):
            known[name] = summary(campaign)
        if name in known:
            of_units[name.unit_path] = (*of_units.get(name.unit_path, ()), known[name])
    return of_units


def _standing(site: Path) -> Iterator[Summary]:
    """Those that the standing site's table of campaigns has; none where it cannot be read."""
    try:
        table = json.loads((site / DATA_PAGE / f"{CAMPAIGNS}.json").read_bytes())
        rows = table[CAMPAIGNS]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and (one := summary_of(row)):
            yield one


def build_front(
    content: Content,
    units: Units,
    entries: tuple[UnitEntry, ...],
    known: Mapping[str, tuple[Summary, ...]],
    moves: Moves,
    staging: Path,
    render: Render,
) -> tuple[list[Problem], int]:
    """Write the pages of the whole site, and those in units' folders that lead to units below.

    What is wrong comes back, and how many pages there are.
    """
    day = content.edition.day
    nation, years = units[""]
    newest = read_campaign(content, CampaignName("", years[0]))[0] if years else None
    by_path = {path: unit for path, (unit, _years) in units.items()}
    plan = portal_plan(nation, entries, years, newest, moves, by_path, known, day)
    problems, pages = render(Rendering(plan), staging), len(plan.pages)
    for entry in with_all_below(entries):
        if not entry.years or any(not one.gone for one in entry.below):
            # No campaign's page: MkDocs, which takes its time for each folder, is not asked.
            hub = hub_plan(by_path[entry.path], entry, known, day)
            problems += alone.render(Rendering(hub), staging.joinpath(*entry.path.split("/")))
            pages += len(hub.pages)
    return problems, pages
