"""From the address of a campaign to the plan of its site, and which campaigns there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from site_src.checks import check_campaign
from site_src.content_types import CONTENT_TYPES
from site_src.inherit import decisive_day, resolve
from site_src.messages import gettext as _
from site_src.model import Campaign, Entry, State, Unit
from site_src.outputs import OUTPUTS
from site_src.plan import SitePlan, plan
from site_src.problems import Place, Problem, Severity, has_errors
from site_src.targets import MediaFolders
from site_src.tree import MEDIA_FOLDER, ContentTree
from site_src.units import exists_on

_CAMPAIGN = re.compile(r"(?:(?P<unit>[^/.][^/]*(?:/[^/.][^/]*)*)/)?(?P<year>\d{4})/?")


def parse_name(name: str) -> tuple[str, int] | None:
    """`tp-ho-chi-minh/quan-3/2023` to unit path and year; the nation's is the year alone."""
    match = _CAMPAIGN.fullmatch(name.strip().replace("\\", "/"))
    return (match["unit"] or "", int(match["year"])) if match else None


def campaign_years(tree: ContentTree, unit: Unit) -> tuple[int, ...]:
    """The years of a unit's campaigns, newest first: those that it wrote, else the newest of
    the nation in which its kind is valid; in each case of the folders that the edition shows."""
    own = tuple(year for year in unit.years if _is_shown(tree, unit.path, year))
    if own:
        return own
    valid = (
        year
        for year in tree.years("")
        if exists_on(unit, decisive_day(year)) and _is_shown(tree, "", year)
    )
    return tuple(islice(valid, 1))


def _is_shown(tree: ContentTree, unit_path: str, year: int) -> bool:
    return tree.edition.drafts or tree.draft(unit_path, year) is None


def _drafts(tree: ContentTree, unit: Unit) -> list[Problem]:
    """The notices of a unit's folders that are drafts."""
    found = (tree.draft(unit.path, year) for year in unit.years)
    return [problem for problem in found if problem is not None]


def no_such_campaign(tree: ContentTree, name: str) -> Problem:
    """The error of a name that is none, or of a unit that has no folder."""
    message = _("There is no campaign “{name}”").format(name=name)
    hint = _("Write the unit’s folder and the year: tp-ho-chi-minh/quan-3/2023.")
    return Problem(Severity.ERROR, "no-campaign", Place(tree.shown), message, hint)


def read_campaign(tree: ContentTree, name: str) -> tuple[Campaign | None, list[Problem]]:
    """The campaign of this name (`UNIT/YEAR`)."""
    parsed = parse_name(name)
    if parsed is None or not tree.folder(parsed[0]).is_dir():
        return None, [no_such_campaign(tree, name)]
    unit, problems = tree.read_unit(parsed[0])
    if unit is None or has_errors(problems):
        return None, problems
    campaign, found = resolve(tree, unit, parsed[1], CONTENT_TYPES)
    return campaign, problems + found


def plan_campaign(
    tree: ContentTree, name: str, lower: Iterable[str] = ()
) -> tuple[SitePlan | None, list[Problem]]:
    """The plan of a campaign's site, with every problem up to there. `lower` names the campaigns
    of the same year of the units below, whose events it shows if the unit says so."""
    campaign, problems = read_campaign(tree, name)
    if campaign is None:
        return None, problems
    problems += check_campaign(campaign)
    if campaign.shows_events_below:
        campaign = replace(campaign, gathered=tuple(_gathered(tree, lower)))
    planned, found = plan(campaign, CONTENT_TYPES, OUTPUTS, chain_media(tree, campaign))
    return planned, problems + found


def _gathered(tree: ContentTree, lower: Iterable[str]) -> Iterator[Entry]:
    """The public events that these campaigns add to those of the units above them. What is wrong
    with one of them is told where it is built itself."""
    for name in lower:
        campaign, problems = read_campaign(tree, name)
        if campaign is None or has_errors(problems) or campaign.state is State.DRAFT:
            continue
        for event in campaign.events:
            if event.origin.unit_path == campaign.unit.path:
                yield Entry(event, campaign)


def check_campaign_files(tree: ContentTree, name: str) -> tuple[Campaign | None, list[Problem]]:
    """A campaign with every problem of its files: with its drafts, and once more as the public
    sees it where something is left out."""
    planned, problems = plan_campaign(tree, name)
    parsed = parse_name(name)
    hidden = any(problem.rule == "draft" for problem in problems)
    if planned is None or parsed is None or not hidden:
        return planned.variables["campaign"] if planned else None, problems
    if tree.draft(*parsed) is None:
        public = replace(tree, edition=replace(tree.edition, drafts=False))
        problems += plan_campaign(public, name)[1]
    return planned.variables["campaign"], problems


@dataclass(frozen=True, slots=True)
class _ChainMedia:
    """The media/ folders of a campaign's year down its chain, the nearest first."""

    folders: tuple[Path, ...]

    def find(self, name: str) -> Path | None:
        """The nearest file of this name."""
        for folder in self.folders:
            file = folder.joinpath(*name.split("/"))
            if name.startswith(f"{MEDIA_FOLDER}/") and _is_own_file(file, folder):
                return file
        return None

    def names(self) -> tuple[str, ...]:
        """What there is to find."""
        files = (
            (folder, file)
            for folder in self.folders
            for file in folder.glob(f"{MEDIA_FOLDER}/**/*")
        )
        return tuple(sorted({file.relative_to(folder).as_posix() for folder, file in files}))


def chain_media(tree: ContentTree, campaign: Campaign) -> MediaFolders:
    """The media/ folders of a campaign's chain."""
    chain = reversed(campaign.unit.chain)
    return _ChainMedia(tuple(tree.folder(unit.path) / str(campaign.year) for unit in chain))


def _is_own_file(file: Path, folder: Path) -> bool:
    """A regular file inside the folder, in just this spelling, reached by no link."""
    if not file.is_file() or not file.resolve().is_relative_to(folder.resolve() / MEDIA_FOLDER):
        return False
    return not file.is_symlink() and file.name in {entry.name for entry in file.parent.iterdir()}


def all_campaigns(tree: ContentTree) -> Iterator[tuple[Unit | None, int, list[Problem]]]:
    """Every campaign of the content, by unit and newest first, with what is wrong with a unit."""
    problems = tree.stray_files()
    for path in tree.unit_paths():
        unit, found = tree.read_unit(path)
        problems += found
        if unit is None or has_errors(found):
            yield None, 0, problems
            problems = []
            continue
        problems += _drafts(tree, unit)
        for year in campaign_years(tree, unit):
            yield unit, year, problems
            problems = []
    # What is left belongs to units that have no campaign.
    if problems:
        yield None, 0, problems
