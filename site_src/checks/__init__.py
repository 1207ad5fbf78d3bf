"""What a careful reader would compare: a complete `Campaign` to notices and warnings.

A rule is a function from a campaign to findings, in a tuple at the end of its module. It must not
know files or rendering; errors that stop a build are found by `reading` and `plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_src.base.problems import Problem
from site_src.checks.dates import DATE_RULES, weekdays
from site_src.checks.documents import DOCUMENT_RULES, symbol_in_text
from site_src.checks.finding import Finding, Texts, idle_accept, texts
from site_src.checks.gaps import GAP_RULES
from site_src.checks.other_years import other_year
from site_src.checks.swapped import swapped_day
from site_src.checks.unused import unused_entries
from site_src.checks.words import TEXT_RULES, WORD_RULES
from site_src.model import Campaign

RULES: tuple[Callable[[Campaign], Iterator[Finding]], ...] = (
    *DATE_RULES,
    swapped_day,
    *DOCUMENT_RULES,
    *WORD_RULES,
    *GAP_RULES,
    unused_entries,
)
RULES_OF_TEXTS: tuple[Callable[[Campaign, Texts], Iterator[Finding]], ...] = (
    weekdays,
    symbol_in_text,
    other_year,
    *TEXT_RULES,
)

# Of all campaigns together (initiatives.py), and of levels that meet (reading/same_entry.py).
_ASKED_ELSEWHERE = ("initiative-period", "other-entry")

__all__ = [
    "RULES",
    "check_campaign",
]


def check_campaign(campaign: Campaign) -> list[Problem]:
    """The findings of every rule that no `accept` covers, and the `accept`s that cover none."""
    problems = []
    used = set()
    for finding in _findings(campaign):
        covers = {
            accept
            for accept in campaign.accepted
            if accept.rule == finding.rule and accept.subject in finding.subjects
        }
        used |= covers
        if not covers:
            problems.append(finding.problem())
    for accept in campaign.accepted:
        # An inherited one has its occasion above.
        own = accept.origin.unit_path == campaign.unit.path
        if own and accept not in used and accept.rule not in _ASKED_ELSEWHERE:
            problems.append(idle_accept(accept))
    return problems


def _findings(campaign: Campaign) -> Iterator[Finding]:
    for rule in RULES:
        # What an upper level leaves open is told there, and not to each unit below.
        yield from (f for f in rule(campaign) if f.rule != "gap" or _is_own(campaign, f))
    read = texts(campaign)
    for reads in RULES_OF_TEXTS:
        yield from reads(campaign, read)


def _is_own(campaign: Campaign, finding: Finding) -> bool:
    return finding.origin.unit_path == campaign.unit.path
