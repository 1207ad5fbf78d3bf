"""From a name to a campaign, and which campaigns there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from site_src.base.problems import Problem, has_errors
from site_src.model import Campaign, Unit
from site_src.model.name import CampaignName
from site_src.reading.content import Content
from site_src.reading.inherit import decisive_day, resolve
from site_src.reading.names import no_such_campaign
from site_src.reading.units import exists_on


def campaign_years(content: Content, unit: Unit) -> tuple[int, ...]:
    """The years of a unit's campaigns, newest first.

    Those that it wrote, else the newest of the nation in which its kind is valid; in each case of
    the folders that the edition shows.
    """
    own = tuple(year for year in unit.years if _is_shown(content, unit.path, year))
    if own:
        return own
    valid = (
        year
        for year in content.years("")
        if exists_on(unit, decisive_day(year)) and _is_shown(content, "", year)
    )
    return tuple(islice(valid, 1))


def _is_shown(content: Content, unit_path: str, year: int) -> bool:
    return content.edition.drafts or content.draft(CampaignName(unit_path, year)) is None


def _drafts(content: Content, unit: Unit) -> list[Problem]:
    """The notices of a unit's folders that are drafts."""
    drafts = (content.draft(CampaignName(unit.path, year)) for year in unit.years)
    return [problem for problem in drafts if problem is not None]


def read_campaign(content: Content, name: CampaignName) -> tuple[Campaign | None, list[Problem]]:
    """The campaign of this name.

    Also where the unit's folder or one above it has an error: what else is wrong is told with it.
    """
    if not content.is_folder(name.unit_path):
        return None, [no_such_campaign(content, str(name), tuple(str(name).split("/")))]
    unit, problems = content.read_unit(name.unit_path)
    if unit is None:
        return None, problems
    campaign, more = resolve(content, unit, name.year)
    if has_errors(problems):
        # A year may be missing only since the unit itself is not known.
        more = [problem for problem in more if problem.rule != "no-campaign"]
    return campaign, problems + more


def campaigns_of(content: Content, path: str) -> tuple[Unit | None, tuple[int, ...], list[Problem]]:
    """A unit, the years of its campaigns, newest first, and what is wrong with the unit."""
    unit, problems = content.read_unit(path)
    if unit is None:
        return None, (), problems
    problems += _drafts(content, unit)
    return unit, campaign_years(content, unit), problems


def all_campaigns(content: Content) -> Iterator[tuple[Unit | None, int, list[Problem]]]:
    """Every campaign of the content, by unit and newest first, with what is wrong with a unit."""
    problems = content.unread_files()
    for path in content.unit_paths():
        unit, years, more = campaigns_of(content, path)
        problems += more
        for year in years:
            yield unit, year, problems
            problems = []
        if unit is None:
            yield None, 0, problems
            problems = []
    # What is left belongs to units that have no campaign.
    if problems:
        yield None, 0, problems
