"""The one rule that no campaign shows alone: a named initiative with other periods elsewhere.

`check` collects what each campaign quotes while it has the campaign at hand, and compares at last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem
from site_src.checks.finding import Finding, idle_accept, texts
from site_src.model import Acceptance, Campaign, Origin
from site_src.vietnamese.alphabet import fold


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named programme of work with its period, as one text has it, and what accepts that."""

    name: str
    period: str
    origin: Origin
    accepted: Acceptance | None


@dataclass(frozen=True, slots=True)
class Initiatives:
    """The initiatives that a campaign quotes, and its own `accept`s of their periods."""

    found: tuple[Initiative, ...]
    accepts: tuple[Acceptance, ...]


_INITIATIVE = re.compile(
    r"“([^“”]{8,120}?),?\s+giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})”|"
    r"“([^“”]{8,120})”,?\s+giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})"
)


def initiatives(campaign: Campaign) -> Initiatives:
    """The initiatives that a campaign's texts quote with a period."""
    accepts = {a.subject: a for a in campaign.accepted if a.rule == "initiative-period"}
    collected = []
    for text in texts(campaign):
        for match in _INITIATIVE.finditer(text.text):
            name, start, end = (part for part in match.groups() if part is not None)
            key = " ".join(fold(name).split())
            accept = accepts.get(text.subject)
            collected.append(Initiative(key, f"{start}-{end}", text.origin, accept))
    own = [a for a in accepts.values() if a.origin.unit_path == campaign.unit.path]
    return Initiatives(tuple(dict.fromkeys(collected)), tuple(own))


def _findings(
    campaigns: Iterable[Initiatives],
) -> tuple[list[Finding], set[Acceptance]]:
    """The periods that differ from what most texts say of the same initiative.

    With them come the `accept`s that covered one.
    """
    by_name: dict[str, list[Initiative]] = {}
    for initiative in dict.fromkeys(i for campaign in campaigns for i in campaign.found):
        by_name.setdefault(initiative.name, []).append(initiative)
    findings: list[Finding] = []
    used: set[Acceptance] = set()
    for group in by_name.values():
        usual = Counter(i.period for i in group).most_common(1)[0][0]
        witness = next(i for i in group if i.period == usual)
        for initiative in (i for i in group if i.period != usual):
            if initiative.accepted is not None:
                used.add(initiative.accepted)
                continue
            message = _("The initiative’s period is {period} here and {usual} elsewhere")
            text = message.format(period=initiative.period, usual=usual)
            hint = _("Correct it, or accept: {rule: initiative-period, reason: ...}")
            findings.append(
                Finding("initiative-period", (), initiative.origin, text, hint, witness.origin)
            )
    return findings, used


def compare_initiatives(every: Iterable[Initiatives]) -> list[Problem]:
    """What no campaign shows alone: one initiative with other periods in other campaigns."""
    named = list(every)
    findings, used = _findings(named)
    idle = dict.fromkeys(a for each in named for a in each.accepts if a not in used)
    return [*(finding.problem() for finding in findings), *map(idle_accept, idle)]
