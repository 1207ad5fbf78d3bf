"""The whole site: which campaigns to build, the root above them, and the move into place."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.base.problems import Problem, Severity, has_errors
from site_src.base.project import THEME
from site_src.checks import compare_initiatives
from site_src.model import Unit
from site_src.model.name import CampaignName
from site_src.outputs import SAME
from site_src.pages.assets import needed
from site_src.plan.campaigns import plan_campaign
from site_src.plan.portal import UnitEntry, portal_plan, unit_entries, with_all_below
from site_src.publish import alone, assemble, with_mkdocs
from site_src.publish.builder import Job, Render, build_all, progress
from site_src.publish.compress import compress
from site_src.publish.renderer import Rendering
from site_src.reading.campaigns import all_campaigns, read_campaign
from site_src.reading.content import Content
from site_src.reading.files import MEDIA_FOLDER

Units = dict[str, tuple[Unit, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: counts, every problem found on the way, and how many files were
    compressed in how many seconds."""

    units: int
    campaigns: int
    pages: int
    files: int
    problems: tuple[Problem, ...]
    compressed: int = 0
    compressing: float = 0


def build_site(
    content: Content,
    site: Path,
    campaign: CampaignName | None,
    workers: int | None,
    strict: bool,
    compressed: bool = False,
    render: Render | None = None,
) -> Report:
    """Build every campaign, or one and what leads to it, into staging; move when all is right.
    `compressed` puts compressed files beside those that gain by it. `render` writes the files, by
    default MkDocs, and where it is not installed we alone."""
    render = render or (with_mkdocs.render if with_mkdocs.is_installed() else alone.render)
    if campaign is not None and (draft := _draft(content, campaign)):
        return Report(0, 0, 0, 0, (draft,))
    problems: list[Problem] = []
    units: Units = {}
    for unit, year, found in all_campaigns(content):
        problems += found
        if unit is not None:
            _known, years = units.get(unit.path, (unit, ()))
            units[unit.path] = (unit, (*years, year))
    if "" not in units and (nation := content.read_unit("")[0]) is not None:
        units[""] = (nation, ())
    entries = unit_entries(units.values())
    if campaign is not None:
        problems = []
    with assemble.staging_for(site) as staging:
        jobs = [
            job
            for job in _jobs(content, units, entries, staging / "builds", site)
            if campaign is None or campaign == job.name or _leads_to(job, campaign)
        ]
        if campaign is not None and campaign not in {job.name for job in jobs}:
            return Report(0, 0, 0, 0, tuple(plan_campaign(content, campaign)[1]))
        results = []
        for done, result in enumerate(build_all(jobs, render, workers), 1):
            results.append(result)
            problems += result.problems
            progress(done, len(jobs), result)
        pages = sum(result.pages for result in results)
        built = len({result.job.name.unit_path for result in results})
        stop = has_errors(problems) or (
            strict and any(problem.severity is Severity.WARNING for problem in problems)
        )
        if stop or "" not in units:
            return Report(built, len(results), pages, 0, tuple(problems))
        whole, merged = staging / "site", []
        for result in sorted(results, key=lambda result: str(result.job.name)):
            folder = whole.joinpath(*str(result.job.name).split("/"))
            if campaign in (None, result.job.name) or result.gathers:
                assemble.merge_into(result.job.staging, folder.parent)
                merged.append(folder)
            elif result.job.stable:
                assemble.merge_page(result.job.staging, folder.parent)
        problems += compare_initiatives(r.initiatives for r in results if r.initiatives)
        problems += _build_root(content, units, entries, staging / "root", render)
        assemble.merge_into(staging / "root", whole)
        assets = (asset.address for asset in needed(THEME, portal=False))
        assemble.link_to_all(whole, assets, merged)
        if merged:
            assemble.write_to_all({file.address: file.make() for file in SAME}, merged)
        (whole / assemble.MARK).write_text("build.py\n", encoding="utf-8")
        listing = assemble.list_files(whole)
        assemble.share_identical(listing, MEDIA_FOLDER)
        files = sum(len(names) for _folder, names in listing)
        if has_errors(problems):
            return Report(built, len(results), pages, files, tuple(problems))
        start = time.monotonic()
        small = compress(whole, workers) if compressed else 0
        seconds = time.monotonic() - start
        if campaign is not None and site.exists():
            assemble.replace_parts(whole, site, str(campaign), staging)
        else:
            assemble.replace_site(whole, site)
    return Report(built, len(results), pages + 2, files, tuple(problems), small, seconds)


def _draft(content: Content, campaign: CampaignName) -> Problem | None:
    """Why a campaign that was asked for by name is not built, where it is a draft."""
    draft = content.draft(campaign)
    return draft and replace(draft, severity=Severity.ERROR)


def _jobs(
    content: Content, units: Units, entries: tuple[UnitEntry, ...], staging: Path, site: Path
) -> Iterator[Job]:
    """Every campaign; its unit's own address shows the newest, the root the nation's."""
    below = {"": entries}
    below |= {entry.address.strip("/"): entry.below for entry in with_all_below(entries)}
    for path, (_unit, years) in units.items():
        for year in years:
            name = CampaignName(path, year)
            stable = path != "" and year == years[0]
            folder = staging / str(name).replace("/", "+")
            lower = tuple(_campaigns_of(below[path], year))
            standing = site.joinpath(*str(name).split("/"))
            yield Job(content, name, folder, years, below[path], lower, stable, standing)


def _campaigns_of(entries: Iterable[UnitEntry], year: int) -> Iterator[CampaignName]:
    """The names of a year's campaigns of these units and of those below them."""
    for entry in entries:
        if year in entry.years:
            yield CampaignName(entry.address.strip("/"), year)
        yield from _campaigns_of(entry.below, year)


def _leads_to(job: Job, campaign: CampaignName) -> bool:
    """Whether a page of this job shows something of the campaign: its unit in the list at the
    upper unit's own address, its events in the upper unit's programme."""
    unit, above = campaign.unit_path, job.name.unit_path
    leads = job.stable and (unit == above or unit.startswith(f"{above}/"))
    return leads or campaign in job.lower


def _build_root(
    content: Content, units: Units, entries: tuple[UnitEntry, ...], staging: Path, render: Render
) -> list[Problem]:
    nation, years = units[""]
    newest = read_campaign(content, CampaignName("", years[0]))[0] if years else None
    plan = portal_plan(nation, entries, years, newest)
    return render(Rendering(plan), staging)
