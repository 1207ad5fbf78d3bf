"""One rendering for each campaign; in processes where there are many."""

from __future__ import annotations

import gc
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from site_src.base.cache import CACHE
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, Spot, has_errors
from site_src.model import is_for_citizens
from site_src.model.name import CampaignName
from site_src.model.summary import Summary, summary
from site_src.plan.campaigns import plan_campaign
from site_src.plan.entries import UnitEntry
from site_src.publish.renderer import Rendering
from site_src.publish.untold import untold_changes
from site_src.reading.campaigns import read_campaign
from site_src.reading.content import Content
from site_src.reading.identities import to_record
from site_src.reading.revision import revision

# What writes a rendering's files into a folder; comes back with what is wrong.
Render = Callable[[Rendering, Path], list[Problem]]

# Starting a process that has to load everything costs as much as building this many campaigns.
FEW_TO_SPAWN, FEW_TO_FORK = 12, 4
CRASHES = CACHE / "crashes"


@dataclass(frozen=True, slots=True)
class Job:
    """A campaign to build, and what is known of its surroundings.

    Its name, the years of its unit's campaigns (newest first), the units below, the names of their
    campaigns of the same year, whether its home page also stands at the unit's own address, and its
    folder in the site that stands. `before` and `after` are the campaigns of other units that it
    goes on from and that go on from it, each with its address below the root.
    """

    content: Content
    name: CampaignName
    staging: Path
    years: tuple[int, ...]
    below: tuple[UnitEntry, ...]
    lower: tuple[CampaignName, ...]
    stable: bool
    standing: Path | None = None
    above: tuple[tuple[str, str | None], ...] = ()
    successors: tuple[tuple[str, str | None], ...] = ()
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job.

    Where it was staged, how many pages, what is wrong, whether it shows events of the units below,
    and of which state of the content it was made. `crashed` says that the program itself failed on
    it. `record` has the addresses that it publishes, from the site's root on, each with what
    published.yml says of it.
    """

    job: Job
    title: str
    pages: int
    problems: tuple[Problem, ...]
    gathers: bool = False
    crashed: bool = False
    record: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    revision: str = ""
    summary: Summary | None = None


def build_all(jobs: Iterable[Job], render: Render, workers: int | None = None) -> Iterator[Result]:
    """Build every job into its own staging folder; results come as they are ready."""
    waiting = list(jobs)
    workers = min(workers or os.cpu_count() or 1, len(waiting))
    forks = _can_fork()
    if workers <= 1 or len(waiting) < (FEW_TO_FORK if forks else FEW_TO_SPAWN):
        yield from (build_campaign(job, render) for job in waiting)
        return
    if forks:
        # What the first one loads, the others have from the start, in memory that all share.
        yield build_campaign(waiting.pop(0), render)
        gc.freeze()
    method = "fork" if forks else "spawn"
    with ProcessPoolExecutor(workers, mp_context=get_context(method)) as pool:
        futures = [pool.submit(build_campaign, job, render) for job in waiting]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()


def _can_fork() -> bool:
    """Whether a process can be doubled as it is.

    Elsewhere than on Linux system libraries break by it, and a thread that holds a lock would hold
    it for ever in the double.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def build_campaign(job: Job, render: Render) -> Result:
    """Plan and render one campaign; with an error in content nothing is rendered."""
    # In the middle the collector would go through all that a campaign is made of, several times;
    # afterwards hardly anything of it is left.
    collects = gc.isenabled()
    gc.disable()
    try:
        return _build_campaign(job, render)
    except OSError:
        raise  # the disk's word, which is not about this campaign
    except Exception as error:
        return Result(job, str(job.name), 0, (_crash(job, error),), crashed=True)
    finally:
        if collects:
            gc.enable()
            gc.collect(1)


def _build_campaign(job: Job, render: Render) -> Result:
    plan, problems = plan_campaign(job.content, job.name, job.lower)
    if plan is None or has_errors(problems):
        return Result(job, str(job.name), 0, tuple(problems))
    folder = f"{job.name.year}/"
    around: dict[str, object] = {"years": job.years, "below": job.below}
    around |= {"above": job.above, "successors": job.successors}
    around |= {"before": job.before, "after": job.after}
    campaign = plan.variables["campaign"]
    if not campaign.events and not campaign.gathered:
        around["lower_with_events"] = _with_events(job)
    plan = replace(plan, variables={**plan.variables, **around})
    # What is the same in every campaign is put there when all are ready.
    problems += render(Rendering(plan, folder, job.stable, shared=False), job.staging)
    if job.standing is not None:
        problems += untold_changes(campaign, job.standing, job.content.edition.day)
    return Result(
        *(job, plan.title, len(plan.pages), tuple(problems), campaign.shows_events_below),
        revision=revision(job.content, campaign),
        record=to_record(campaign, plan.lasting),
        summary=summary(campaign),
    )


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


@dataclass(frozen=True, slots=True)
class LowerUnit:
    """A unit below that has a programme.

    The number of its activities, and its step below the unit above.
    """

    name: str
    step: str
    events: int


def _with_events(job: Job) -> tuple[LowerUnit, ...]:
    """The units below that have a programme of the year, where the unit itself has none."""
    names = []
    for name in job.lower:
        campaign = read_campaign(job.content, name)[0]
        if campaign is not None and (events := sum(map(is_for_citizens, campaign.events))):
            step = f"{name.unit_path.removeprefix(job.name.unit_path).strip('/')}/"
            names.append(LowerUnit(campaign.unit.short_name, step, events))
    return tuple(names)


def progress(done: int, total: int, result: Result) -> None:
    """One line for each finished campaign."""
    width = len(str(total))
    words = _("{pages} pages").format(pages=result.pages) if result.pages else _("not built")
    print(f"[{done:{width}}/{total}] {result.job.name}: {words}", file=sys.stderr, flush=True)
