"""What a careful reader would compare: contradictions and gaps in a complete campaign.

Each rule is a function that yields findings; an `accept` beside the entry silences one, and an
`accept` that silences nothing is itself a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_src.checks.dates import DATE_RULES
from site_src.checks.documents import DOCUMENT_RULES
from site_src.checks.finding import Finding
from site_src.checks.gaps import GAP_RULES
from site_src.checks.words import WORD_RULES, initiative_findings, initiatives
from site_src.messages import gettext as _
from site_src.model import Campaign
from site_src.problems import Place, Problem, Severity

RULES: tuple[Callable[[Campaign], Iterator[Finding]], ...] = (
    *DATE_RULES,
    *DOCUMENT_RULES,
    *WORD_RULES,
    *GAP_RULES,
)

__all__ = ["RULES", "check_campaign", "initiative_findings", "initiatives"]


def check_campaign(campaign: Campaign) -> list[Problem]:
    """The findings of every rule that no `accept` covers, and the `accept`s that cover none."""
    problems = []
    used = set()
    for rule in RULES:
        for finding in rule(campaign):
            covers = {
                accept
                for accept in campaign.accepted
                if accept.rule == finding.rule and accept.subject in finding.subjects
            }
            used |= covers
            if not covers:
                problems.append(finding.problem())
    for accept in campaign.accepted:
        # What initiatives say is compared over all campaigns, not within this one.
        if accept not in used and accept.rule != "initiative-period":
            place = Place(accept.origin.path, accept.origin.line)
            message = _("This “accept” of “{rule}” silences nothing").format(rule=accept.rule)
            hint = _("Delete it, or correct the name of the rule.")
            problems.append(Problem(Severity.NOTICE, "idle-accept", place, message, hint))
    return problems
