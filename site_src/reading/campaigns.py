"""From a name to a campaign, and which campaigns there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from site_src.base.messages import gettext as _
from site_src.base.problems import Place, Problem, Severity, has_errors
from site_src.content_types import CONTENT_TYPES
from site_src.model import Campaign, Unit
from site_src.model.name import parse_name
from site_src.reading.inherit import decisive_day, resolve
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
