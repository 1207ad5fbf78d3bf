"""From a name to a campaign, and which campaigns there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from site_src.base.problems import Problem, has_errors
from site_src.content_types import CONTENT_TYPES
from site_src.model import Campaign, Unit
from site_src.model.name import CampaignName
from site_src.reading.inherit import decisive_day, resolve
from site_src.reading.names import no_such_campaign
from site_src.reading.tree import ContentTree
from site_src.reading.units import exists_on


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


def read_campaign(tree: ContentTree, name: CampaignName) -> tuple[Campaign | None, list[Problem]]:
    """The campaign of this name."""
    if not tree.folder(name.unit_path).is_dir():
        return None, [no_such_campaign(tree, str(name), tuple(str(name).split("/")))]
    unit, problems = tree.read_unit(name.unit_path)
    if unit is None or has_errors(problems):
        return None, problems
    campaign, found = resolve(tree, unit, name.year, CONTENT_TYPES)
    return campaign, problems + found


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
