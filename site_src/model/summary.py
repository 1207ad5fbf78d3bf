"""A unit's Week in a few figures, for whoever lists many units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from site_src.model.campaign import Campaign
from site_src.model.goes import is_for_citizens
from site_src.model.name import CampaignName
from site_src.model.program import Status


@dataclass(frozen=True, slots=True)
class Summary:
    """What there is of one Week of one unit.

    `unit` is the unit's '/'-address, '' for the nation; days are ISO 8601, '' where unknown. `plan`
    says whether the unit decided by a document of its own; `events` counts its own activities that
    citizens can go to, `results` what it says of
    what came of them.
    """

    unit: str
    year: int
    title: str
    theme: str
    first_day: str
    last_day: str
    state: str
    plan: bool
    events: int
    results: int

    @property
    def name(self) -> CampaignName:
        """Whose Week of which year it is."""
        return CampaignName(self.unit, self.year)

    def as_values(self) -> dict[str, Any]:
        """Its fields as plain values, in their order."""
        return asdict(self)


def summary(campaign: Campaign) -> Summary:
    """What there is of a campaign that the unit itself brought."""
    days = campaign.period.days if campaign.period else ()
    own = campaign.unit.path
    last = days[-1] if days else None
    return Summary(
        unit=own,
        year=campaign.year,
        title=campaign.title,
        theme=campaign.theme or "",
        first_day=days[0].isoformat() if days else "",
        last_day=last.isoformat() if last else "",
        state=str(campaign.state),
        plan=own in campaign.decisions,
        events=sum(e.origin.unit_path == own and is_for_citizens(e) for e in campaign.events),
        results=_results(campaign),
    )


def _results(campaign: Campaign) -> int:
    """How much the unit says of what came of its Week.

    Its own activities that are known to have taken place, its news of afterwards, and how many came
    to all.
    """
    own = campaign.unit.path
    last = campaign.period.days[-1] if campaign.period and campaign.period.days else None
    held = (e for e in campaign.events if e.status is Status.HELD or e.attendance is not None)
    after = (n for n in campaign.news if last and n.date and n.date.earliest > last)
    origins = (*(event.origin for event in held), *(news.origin for news in after))
    told = sum(origin.unit_path == own for origin in origins)
    return told + (campaign.attendance is not None)


@cache
def _types() -> dict[str, type]:
    return get_type_hints(Summary)


def summary_of(values: Mapping[str, Any]) -> Summary | None:
    """The summary that these plain values are; None where they are none."""
    types = _types()
    known: dict[str, Any] = {one.name: values.get(one.name) for one in fields(Summary)}
    if any(type(value) is not types[name] for name, value in known.items()):
        return None
    return Summary(**known)
