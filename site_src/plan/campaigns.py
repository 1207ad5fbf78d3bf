"""From the name of a campaign to the plan of its site, and every problem of one or of all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.base.problems import Problem, Severity, has_errors, sorted_problems
from site_src.checks import check_campaign
from site_src.checks.initiatives import Initiatives, compare_initiatives, initiatives
from site_src.content_types import CONTENT_TYPES
from site_src.model import Campaign, Entry, State, Unit
from site_src.model.name import CampaignName
from site_src.outputs import OUTPUTS
from site_src.plan.moved_folders import moved_folders
from site_src.plan.site_plan import SitePlan, plan
from site_src.plan.targets import MediaFolders
from site_src.reading.campaigns import all_campaigns, read_campaign
from site_src.reading.content import Content
from site_src.reading.files import MEDIA_FOLDER, Files


def plan_campaign(
    content: Content, name: CampaignName, lower: Iterable[CampaignName] = ()
) -> tuple[SitePlan | None, list[Problem]]:
    """The plan of a campaign's site, with every problem up to there.

    `lower` names the campaigns of the same year of the units below, whose events it shows if the
    unit says so.
    """
    campaign, problems = read_campaign(content, name)
    if campaign is None:
        return None, problems
    problems += check_campaign(campaign)
    if campaign.shows_events_below:
        campaign = replace(campaign, gathered=tuple(_gathered(content, lower)))
    media, record = chain_media(content, campaign), content.record(name.unit_path)
    planned, found = plan(campaign, CONTENT_TYPES, OUTPUTS, media, record)
    return planned, problems + found


def _gathered(content: Content, lower: Iterable[CampaignName]) -> Iterator[Entry]:
    """The public events that these campaigns add to those of the units above them.

    What is wrong with one of them is told where it is built itself.
    """
    for name in lower:
        campaign, problems = read_campaign(content, name)
        if campaign is None or has_errors(problems) or campaign.state is State.DRAFT:
            continue
        for event in campaign.events:
            if event.origin.unit_path == campaign.unit.path:
                yield Entry(event, campaign)


def check_campaign_files(
    content: Content, name: CampaignName
) -> tuple[Campaign | None, list[Problem]]:
    """A campaign with every problem of its files.

    With its drafts, and once more as the public sees it where something is left out.
    """
    planned, problems = plan_campaign(content, name)
    hidden = any(problem.rule == "draft" for problem in problems)
    if planned is None or not hidden:
        return planned.variables["campaign"] if planned else None, problems
    if content.draft(name) is None:
        problems += plan_campaign(content.public(), name)[1]
    return planned.variables["campaign"], problems


@dataclass(frozen=True, slots=True)
class _ChainMedia:
    """The media/ folders of a campaign's year down its chain.

    `folders` are those of the year, the nearest first.
    """

    files: Files
    folders: tuple[str, ...]

    def find(self, name: str) -> Path | None:
        """The nearest file of this name, in just this spelling and reached by no link."""
        paths = (f"{folder}/{name}" for folder in self.folders)
        inside = name.startswith(f"{MEDIA_FOLDER}/")
        file = next((path for path in paths if inside and self.files.is_file(path)), None)
        return None if file is None else self.files.on_disk(file)

    def names(self) -> tuple[str, ...]:
        """What there is to find."""
        found = (
            path.removeprefix(f"{folder}/")
            for folder in self.folders
            for path in self.files.below(f"{folder}/{MEDIA_FOLDER}")
        )
        return tuple(sorted(set(found)))


def chain_media(content: Content, campaign: Campaign) -> MediaFolders:
    """The media/ folders of a campaign's chain."""
    chain = reversed(campaign.unit.chain)
    folders = tuple(str(CampaignName(unit.path, campaign.year)) for unit in chain)
    return _ChainMedia(content.files, folders)


@dataclass(frozen=True, slots=True)
class Checked:
    """The campaigns that were looked at, their problems, and which Weeks are over.

    Problems are by file and line; `over` has the folders (as messages name them, ending in '/') of
    the years whose Week is over.
    """

    names: tuple[CampaignName, ...]
    problems: tuple[Problem, ...]
    over: frozenset[str] = frozenset()

    def is_over(self, problem: Problem) -> bool:
        """Whether a problem is of a Week that is over and stops nothing."""
        folder = re.match(r".*?/\d{4}/", problem.spot.path)
        is_of_it = folder is not None and folder[0] in self.over
        return is_of_it and problem.severity is not Severity.ERROR


def check(content: Content, campaign: CampaignName | None = None) -> Checked:
    """Every problem of a campaign, or of all."""
    problems: list[Problem] = []
    names = [campaign] if campaign else []
    if not campaign:
        units: dict[str, tuple[Unit, tuple[int, ...]]] = {}
        for unit, year, found in all_campaigns(content):
            problems += found
            if unit is not None:
                names.append(CampaignName(unit.path, year))
                units[unit.path] = unit, (*units.get(unit.path, (unit, ()))[1], year)
        problems += moved_folders(content, units).problems
    named: list[Initiatives] = []
    over = set()
    for name in names:
        found_campaign, found = check_campaign_files(content, name)
        problems += found
        if found_campaign is not None:
            named.append(initiatives(found_campaign))
            if _is_over(found_campaign, content.edition.day):
                over.add(f"{content.shown}/{name}/")
    problems += compare_initiatives(named)
    return Checked(tuple(names), tuple(sorted_problems(problems)), frozenset(over))


def _is_over(campaign: Campaign, day: dt.date | None) -> bool:
    last = campaign.period.end.latest if campaign.period else dt.date(campaign.year, 12, 31)
    return day is not None and last < day
