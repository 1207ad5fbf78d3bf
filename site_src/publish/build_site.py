"""The whole site: which campaigns to build, the root above them, and the move into place."""

from __future__ import annotations

import shutil
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from site_src.base.addresses import SLOGANS_PAGE
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, has_errors, stops
from site_src.base.project import THEME
from site_src.model import Unit
from site_src.model.name import CampaignName
from site_src.model.units import bare_name
from site_src.outputs import SAME
from site_src.pages.assets import needed
from site_src.plan.campaigns import plan_campaign
from site_src.plan.entries import UnitEntry, unit_entries, units_of_year, with_all_below
from site_src.plan.moved_folders import Follows, MovedFolders, moved_folders
from site_src.publish import alone, assemble, front, placing, with_mkdocs
from site_src.publish.builder import Job, Render, Result, build_all, progress
from site_src.publish.compress import compress
from site_src.publish.leading_on import lead_on
from site_src.publish.listing import Stamp, program_version, write_stamps
from site_src.reading.campaigns import all_campaigns
from site_src.reading.content import Content
from site_src.reading.files import MEDIA_FOLDER
from site_src.reading.inherit import decisive_day

Units = dict[str, tuple[Unit, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: counts, and every problem found on the way.

    With how many files were compressed in how many seconds. `placed` says whether a new site
    stands; `strays` are the folders of campaigns in it that no content makes any more. `record` has
    what published.yml of each unit is to know, by the unit's path.
    """

    units: int
    campaigns: int
    pages: int
    files: int
    problems: tuple[Problem, ...]
    compressed: int = 0
    compressing: float = 0
    placed: bool = False
    strays: tuple[str, ...] = ()
    record: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)


def build_site(
    content: Content,
    site: Path,
    campaign: CampaignName | None,
    workers: int | None,
    strict: bool,
    compressed: bool = False,
    render: Render | None = None,
    prune: bool = False,
) -> Built:
    """Build every campaign, or one and what leads to it, into staging; move when all is right.

    `compressed` puts compressed files beside those that gain by it. `render` writes the files, by
    default MkDocs, and where it is not installed we alone. `prune` takes away the campaigns of the
    site that no content makes any more. Campaigns on which the program itself fails are left out,
    and the others built.
    """
    render = render or (with_mkdocs.render if with_mkdocs.is_installed() else alone.render)
    if campaign is not None and (draft := _draft(content, campaign)):
        return Built(0, 0, 0, 0, (draft,))
    crashed: dict[CampaignName, Problem] = {}
    with placing.staging_for(site) as staging:
        while True:
            units, problems = _units(content, frozenset(crashed))
            names = [CampaignName(path, year) for path in units for year in units[path][1]]
            if campaign is not None:
                # What else is wrong is not asked for; and what does not stand is not led to.
                units, problems = _that_will_stand(units, site, campaign), []
            folders = moved_folders(content, units)
            jobs = list(_jobs(content, units, folders.follows, staging / "builds", site))
            lead = [move.old.rstrip("/") for move in folders.moves if move.name]
            known = (*map(str, names), *lead)
            strays = assemble.stray_campaigns(site, known) if campaign else ()
            # Of what goes, the units above have lists; whom it goes on from leads to it.
            anew = {
                job.name
                for job in jobs
                if (prune and _lists_one_of(job, strays)) or _leads_on_to(job, campaign)
            }
            wanted = [
                job
                for job in jobs
                if campaign is None or _is_wanted(job, campaign) or job.name in anew
            ]
            if campaign is not None and campaign not in {job.name for job in wanted}:
                return Built(0, 0, 0, 0, tuple(plan_campaign(content, campaign)[1]))
            results = []
            for done, result in enumerate(build_all(wanted, render, workers), 1):
                results.append(result)
                progress(done, len(wanted), result)
            failed = {each.job.name: each.problems[0] for each in results if each.crashed}
            if not failed or campaign in failed or len(failed) == len(results):
                break
            crashed |= failed
            shutil.rmtree(staging / "builds", ignore_errors=True)
        problems += [problem for result in results for problem in result.problems]
        problems += () if campaign else folders.problems
        counts = (
            len({result.job.name.unit_path for result in results}),
            len(results),
            sum(result.pages for result in results),
        )
        if stops(problems, strict) or "" not in units:
            return Built(*counts, 0, (*problems, *crashed.values()))
        whole, merged = staging / "site", []
        stamps: dict[Path, Stamp] = {}
        for result in sorted(results, key=lambda result: str(result.job.name)):
            folder = whole.joinpath(*str(result.job.name).split("/"))
            if campaign in (None, result.job.name) or result.gathers or result.job.name in anew:
                assemble.merge_into(result.job.staging, folder.parent)
                merged.append(folder)
                stamps[folder] = _stamp(result)
            elif result.job.stable:
                assemble.merge_page(result.job.staging, folder.parent)
        made = {name for name in names if whole / str(name) in merged}
        placed = [(name, (whole if name in made else site) / str(name)) for name in names]
        moves = lead_on(content, folders, whole, placed, made)
        weeks = front.summaries(content, units, results, site)
        problems += front.build_front(content, units, weeks, moves, staging / "root", render)
        assemble.merge_into(staging / "root", whole)
        assets = (asset.address for asset in needed(THEME, portal=False))
        assemble.link_to_all(whole, assets, merged)
        if merged:
            assemble.write_to_all({file.address: file.make() for file in SAME}, merged)
        (whole / placing.MARK).write_text("build.py\n", encoding="utf-8")
        listing = assemble.list_files(whole)
        # Staff's files, and the pictures of slogans, which units inherit.
        assemble.share_identical(listing, MEDIA_FOLDER)
        assemble.share_identical(listing, SLOGANS_PAGE.strip("/"))
        # With what is written of each campaign at the end.
        files = sum(len(names) for _folder, names in listing) + 2 * len(stamps)
        if has_errors(problems):
            return Built(*counts, files, (*problems, *crashed.values()))
        start = time.monotonic()
        small = compress(whole, workers) if compressed else 0
        seconds = time.monotonic() - start
        write_stamps(stamps)
        if campaign is not None and site.exists():
            # Only what leads on stays in a folder that has moved.
            gone = (*(strays if prune else ()), *_old_folders(folders, made, site))
            assemble.replace_parts(whole, site, {campaign, *anew}, staging, gone)
        else:
            placing.replace_site(whole, site)
    units_built, campaigns, pages = counts
    told = (*problems, *crashed.values())
    return Built(
        *(units_built, campaigns, pages + 2, files, told, small, seconds),
        placed=True,
        strays=() if prune else strays,
        record=_record(results, made),
    )


def _old_folders(folders: MovedFolders, made: Container[CampaignName], site: Path) -> Iterator[str]:
    for move in folders.moves:
        if move.name and move.name in made and site.joinpath(*move.old.split("/")).is_dir():
            yield move.old.rstrip("/")


def _record(
    results: Iterable[Result], made: Container[CampaignName]
) -> dict[str, dict[str, Mapping[str, str]]]:
    """What is published now, by the unit in whose published.yml it stands."""
    found: dict[str, dict[str, Mapping[str, str]]] = {"": {}}
    for result in results:
        path = result.job.name.unit_path
        if result.job.name in made:
            found.setdefault(path, {}).update(result.record)
            if path:
                found[""][f"{path}/"] = {}
    return found


def _stamp(result: Result) -> Stamp:
    day = result.job.content.edition.day
    name, shown = str(result.job.name), day.isoformat() if day else ""
    return Stamp(program_version(), name, result.revision, shown, result.pages)


def _units(content: Content, leave_out: frozenset[CampaignName]) -> tuple[Units, list[Problem]]:
    """Every unit with the years of its campaigns, newest first, and what is wrong with units."""
    problems: list[Problem] = []
    units: Units = {}
    for unit, year, found in all_campaigns(content):
        problems += found
        if unit is not None and CampaignName(unit.path, year) not in leave_out:
            _known, years = units.get(unit.path, (unit, ()))
            units[unit.path] = (unit, (*years, year))
            # One without a campaign still leads to those below it.
            for above in unit.chain[1:-1]:
                units.setdefault(above.path, (above, ()))
    if "" not in units and (nation := content.read_unit("")[0]) is not None:
        units[""] = (nation, ())
    return units, problems


def _that_will_stand(units: Units, site: Path, campaign: CampaignName) -> Units:
    """The units with those years only that the site has, or is about to have.

    Nothing leads to a folder that is not there.
    """

    def stands(name: CampaignName) -> bool:
        page = site.joinpath(*str(name).split("/"), "index.html")
        return name == campaign or page.is_file()

    found: Units = {}
    for path, (unit, years) in units.items():
        standing = tuple(year for year in years if stands(CampaignName(path, year)))
        if standing or path == "":
            found[path] = (unit, standing)
            for above in unit.chain[1:-1]:
                found.setdefault(above.path, (above, ()))
    return found


def _lists_one_of(job: Job, strays: Iterable[str]) -> bool:
    above = f"{job.name.unit_path}/".lstrip("/")
    return any(stray.startswith(above) for stray in strays)


def _leads_on_to(job: Job, campaign: CampaignName | None) -> bool:
    return any(campaign and address == campaign.address for _words, address in job.after)


def _is_wanted(job: Job, campaign: CampaignName) -> bool:
    return campaign == job.name or _leads_to(job, campaign)


def _draft(content: Content, campaign: CampaignName) -> Problem | None:
    """Why a campaign that was asked for by name is not built, where it is a draft."""
    draft = content.draft(campaign)
    return draft and replace(draft, severity=Severity.ERROR)


def _jobs(
    content: Content, units: Units, follows: Follows, staging: Path, site: Path
) -> Iterator[Job]:
    """Every campaign; its unit's own address shows the newest, the root the nation's."""
    entries = unit_entries(units.values(), content.edition.day)
    below = {"": entries}
    below |= {entry.address.strip("/"): entry.below for entry in with_all_below(entries)}
    known = {unit.path: f"{unit.path}/" for unit, _years in units.values() if unit.path}
    named: dict[str, str] = {}
    for unit, _years in units.values():
        if unit.path and unit.kind and unit.kind.level:
            named[bare_name(unit.name)] = named[bare_name(unit.short_name)] = known[unit.path]
    for path, (unit, years) in units.items():
        # The front page is always there.
        above = tuple(
            (one.short_name, known.get(one.path) if one.path else "") for one in unit.chain[:-1]
        )
        successors = tuple((name, named.get(bare_name(name))) for name in unit.successors)
        for year in years:
            name = CampaignName(path, year)
            of_year = units_of_year(below[path], units, decisive_day(year))
            stable = path != "" and year == years[0]
            folder = staging / str(name).replace("/", "+")
            lower = tuple(_campaigns_of(below[path], year))
            standing = site.joinpath(*str(name).split("/"))
            yield Job(
                content,
                name,
                folder,
                years,
                of_year,
                lower,
                stable,
                standing,
                above,
                successors,
                tuple(_called(one, units) for one in follows.get(name, ())),
                tuple(_called(one, units) for one in follows if name in follows[one]),
            )


def _called(name: CampaignName, units: Units) -> tuple[str, str]:
    """What a campaign of another unit is called, and its address."""
    unit = units[name.unit_path][0].short_name
    return _("{unit}, {year}").format(unit=unit, year=name.year), name.address


def _campaigns_of(entries: Iterable[UnitEntry], year: int) -> Iterator[CampaignName]:
    """The names of a year's campaigns of these units and of those below them."""
    for entry in entries:
        if year in entry.years:
            yield CampaignName(entry.address.strip("/"), year)
        yield from _campaigns_of(entry.below, year)


def _leads_to(job: Job, campaign: CampaignName) -> bool:
    """Whether a page of this job shows something of the campaign.

    Its unit in the list at the upper unit's own address, its events in the upper unit's programme.
    """
    unit, above = campaign.unit_path, job.name.unit_path
    leads = job.stable and (unit == above or unit.startswith(f"{above}/"))
    return leads or campaign in job.lower
