"""`check`: every problem of one campaign, or of all, and nothing built."""

from __future__ import annotations

from site_src.addresses import campaign_name
from site_src.campaigns import all_campaigns, check_campaign_files
from site_src.checks import Initiatives, compare_initiatives, initiatives
from site_src.problems import Problem, sorted_problems
from site_src.tree import ContentTree


def check(tree: ContentTree, campaign: str | None = None) -> tuple[list[str], list[Problem]]:
    """The campaigns that were looked at (`UNIT/YEAR`), and their problems by file and line."""
    problems: list[Problem] = []
    names: list[str] = [campaign] if campaign else []
    if not campaign:
        for unit, year, found in all_campaigns(tree):
            problems += found
            if unit is not None:
                names.append(campaign_name(unit.path, year))
    named: list[Initiatives] = []
    for name in names:
        found_campaign, found = check_campaign_files(tree, name)
        problems += found
        if found_campaign is not None:
            named.append(initiatives(found_campaign))
    problems += compare_initiatives(named)
    return names, sorted_problems(problems)
