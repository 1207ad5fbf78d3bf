"""A build of one campaign: what beside it shows something of it, and what is not led to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from site_src.base.problems import Problem, Severity
from site_src.model.name import CampaignName
from site_src.publish.jobs import Job
from site_src.publish.survey import Units
from site_src.reading.content import Content


def draft_asked_for(content: Content, campaign: CampaignName) -> Problem | None:
    """Why a campaign that was asked for by name is not built, where it is a draft."""
    draft = content.draft(campaign)
    return draft and replace(draft, severity=Severity.ERROR)


def that_will_stand(units: Units, site: Path, campaign: CampaignName) -> Units:
    """The units with those years only that the site has, or is about to have.

    Nothing leads to a folder that is not there.
    """

    def stands(name: CampaignName) -> bool:
        page = site.joinpath(*str(name).split("/"), "index.html")
        return name == campaign or page.is_file()

    found: Units = {}
    for path, (unit, years) in units.items():
        standing = tuple(year for year in years if stands(CampaignName(path, year)))
        if standing or path == "":
            found[path] = (unit, standing)
            for above in unit.chain[1:-1]:
                found.setdefault(above.path, (above, ()))
    return found


def shows(job: Job, campaign: CampaignName) -> bool:
    """Whether a page of this job shows something of the campaign.

    Its unit in the list at the upper unit's own address, its events in the upper unit's programme.
    """
    unit, above = campaign.unit_path, job.name.unit_path
    leads = job.around.stable and (unit == above or unit.startswith(f"{above}/"))
    return job.name == campaign or leads or campaign in job.around.lower


def leads_on_to(job: Job, campaign: CampaignName) -> bool:
    """Whether other units go on with the campaign from this one, which leads to it."""
    return any(address == campaign.address for _words, address in job.around.after)


def lists_one_of(job: Job, strays: Iterable[str]) -> bool:
    """Whether the job lists a campaign that goes."""
    above = f"{job.name.unit_path}/".lstrip("/")
    return any(stray.startswith(above) for stray in strays)
