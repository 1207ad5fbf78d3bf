"""One rendering for each campaign; in processes where there are many."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from site_src.base.cache import CACHE
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, has_errors
from site_src.model import is_for_citizens
from site_src.model.summary import summary
from site_src.plan.campaigns import plan_campaign
from site_src.publish.compress import compress, often_read
from site_src.publish.jobs import Job, LowerUnit, Result
from site_src.publish.leading_on import moved_inside
from site_src.publish.listing import list_files
from site_src.publish.renderer import Rendering
from site_src.publish.unchanged.results import keep, said_in, take
from site_src.publish.untold import untold_changes
from site_src.reading.campaigns import read_campaign
from site_src.reading.identities import to_record
from site_src.reading.revision import revision

# What writes a rendering's files into a folder; comes back with what is wrong.
Render = Callable[[Rendering, Path], list[Problem]]

# Starting a process that has to load everything costs as much as building this many campaigns.
FEW = 12
CRASHES = CACHE / "crashes"


def build_all(jobs: Iterable[Job], render: Render, workers: int | None = None) -> Iterator[Result]:
    """Build every job into its own staging folder; results come as they are ready."""
    waiting = list(jobs)
    workers = min(workers or os.cpu_count() or 1, len(waiting))
    if workers <= 1 or len(waiting) < FEW:
        yield from (build_campaign(job, render) for job in waiting)
        return
    # What starts processes is a twentieth of what a build would load, and few builds need it.
    from site_src.publish.processes import in_processes

    yield from in_processes(partial(build_campaign, render=render), waiting, workers)


def build_campaign(job: Job, render: Render) -> Result:
    """Plan and render one campaign; with an error in content nothing is rendered."""
    try:
        return _build_campaign(job, render)
    except OSError:
        raise  # the disk's word, which is not about this campaign
    except Exception as error:
        return Result(job, str(job.name), 0, (_crash(job, error),), crashed=True)


def _build_campaign(job: Job, render: Render) -> Result:
    if result := take(job):
        return result
    plan, problems = plan_campaign(job.content, job.name, job.around.lower)
    if plan is None or has_errors(problems):
        return Result(job, str(job.name), 0, tuple(problems))
    folder = f"{job.name.year}/"
    around: dict[str, object] = {"years": job.around.years, "below": job.around.below}
    around |= {"above": job.around.above, "successors": job.around.successors}
    around |= {"before": job.around.before, "after": job.around.after}
    campaign = plan.variables["campaign"]
    if not campaign.events and not campaign.gathered:
        known = job.with_events
        around["lower_with_events"] = _with_events(job) if known is None else known
    plan = replace(plan, variables={**plan.variables, **around})
    # What is the same in every campaign is put there when all are ready.
    problems += render(Rendering(plan, folder, job.around.stable, shared=False), job.staging)
    if job.compressed:
        compress(job.staging, often_read(folder))
    result = Result(
        job,
        plan.title,
        len(plan.pages),
        tuple(problems),
        campaign.shows_events_below,
        campaign.unit.short_name,
        sum(map(is_for_citizens, campaign.events)),
        said_in(job.staging / folder),
        revision(job.content, campaign),
        json.dumps(to_record(campaign, plan.lasting), ensure_ascii=False),
        moved_inside(job.name, job.staging / folder),
        tuple(day.isoformat() for day in campaign.text_days),
        summary(campaign),
    )
    result = replace(keep(result), size=list_files(job.staging / folder))
    if job.standing is None:
        return result
    # Of the site that stands now, and so not kept.
    untold = untold_changes(campaign, job.standing, job.content.edition.day)
    return replace(result, problems=(*result.problems, *untold))


def _crash(job: Job, error: Exception) -> Problem:
    """A mistake of the program, on one campaign: told with its name, the trace in a file."""
    file = CRASHES / f"{str(job.name).replace('/', '+')}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    message = _("This campaign could not be made: a mistake of the program ({error})")
    hint = _("The others are built all the same. Send {file} to whoever looks after the program.")
    return Problem(
        Severity.ERROR,
        "crash",
        Spot(f"{job.content.shown}/{job.name}"),
        message.format(error=f"{type(error).__name__}: {error}"[:200]),
        hint.format(file=file),
    )


def _with_events(job: Job) -> tuple[LowerUnit, ...]:
    """The units below that have a programme of the year, where the unit itself has none."""
    names = []
    for name in job.around.lower:
        campaign = read_campaign(job.content, name)[0]
        if campaign is not None and (events := sum(map(is_for_citizens, campaign.events))):
            step = f"{name.unit_path.removeprefix(job.name.unit_path).strip('/')}/"
            names.append(LowerUnit(campaign.unit.short_name, step, events))
    return tuple(names)
