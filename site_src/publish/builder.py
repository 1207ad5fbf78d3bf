"""One MkDocs build for each campaign, and one for the root; in processes where there are many."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.base.messages import gettext as _
from site_src.base.problems import Place, Problem, Severity, has_errors
from site_src.base.project import CONFIG
from site_src.checks import Initiatives, initiatives
from site_src.model.name import CampaignName
from site_src.plan.campaigns import plan_campaign
from site_src.plan.portal import UnitEntry
from site_src.plan.site_plan import SitePlan
from site_src.publish.untold import untold_changes
from site_src.reading.tree import ContentTree

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from site_src.publish.mkdocs_plugin import CampaignPlugin

PLUGIN = "lifelong-learning-week"
# Starting a process that has to load everything costs as much as building this many campaigns.
FEW_TO_SPAWN, FEW_TO_FORK = 12, 4


@dataclass(frozen=True, slots=True)
class Job:
    """A campaign to build: its name, the years of its unit's campaigns (newest
    first), the units below, the names of their campaigns of the same year, whether its home page
    also stands at the unit's own address, and its folder in the site that stands."""

    tree: ContentTree
    name: CampaignName
    staging: Path
    years: tuple[int, ...]
    below: tuple[UnitEntry, ...]
    lower: tuple[CampaignName, ...]
    stable: bool
    standing: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job: where it was staged, how many pages, what is wrong, and whether it
    shows events of the units below."""

    job: Job
    title: str
    pages: int
    problems: tuple[Problem, ...]
    initiatives: Initiatives | None = None
    gathers: bool = False


def build_all(jobs: Iterable[Job], workers: int | None = None) -> Iterator[Result]:
    """Build every job into its own staging folder; results come as they are ready."""
    waiting = list(jobs)
    workers = min(workers or os.cpu_count() or 1, len(waiting))
    forks = _can_fork()
    if workers <= 1 or len(waiting) < (FEW_TO_FORK if forks else FEW_TO_SPAWN):
        yield from map(build_campaign, waiting)
        return
    if forks:
        # What the first one loads, the others have from the start, in memory that all share.
        yield build_campaign(waiting.pop(0))
        gc.freeze()
    method = "fork" if forks else "spawn"
    with ProcessPoolExecutor(workers, mp_context=get_context(method)) as pool:
        futures = [pool.submit(build_campaign, job) for job in waiting]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()


def _can_fork() -> bool:
    """Whether a process can be doubled as it is: elsewhere than on Linux system libraries break by
    it, and a thread that holds a lock would hold it for ever in the double."""
    return sys.platform == "linux" and threading.active_count() == 1


def build_campaign(job: Job) -> Result:
    """Plan and render one campaign; with an error in content nothing is rendered."""
    # In the middle the collector would go through all that a campaign is made of, several times;
    # afterwards hardly anything of it is left.
    collects = gc.isenabled()
    gc.disable()
    try:
        return _build_campaign(job)
    finally:
        if collects:
            gc.enable()
            gc.collect(1)


def _build_campaign(job: Job) -> Result:
    plan, problems = plan_campaign(job.tree, job.name, job.lower)
    if plan is None or has_errors(problems):
        return Result(job, str(job.name), 0, tuple(problems))
    folder = f"{job.name.year}/"
    around = {"years": job.years, "below": job.below}
    plan = replace(plan, variables={**plan.variables, **around})
    # What is the same in every campaign is put there when all are ready.
    problems += render_plan(plan, job.staging, folder, stable=job.stable, shared=False)
    campaign = plan.variables["campaign"]
    if job.standing is not None:
        problems += untold_changes(campaign, job.standing, job.tree.edition.day)
    named, gathers = initiatives(campaign), campaign.shows_events_below
    return Result(job, plan.title, len(plan.pages), tuple(problems), named, gathers)


def render_plan(
    plan: SitePlan, site_dir: Path, folder: str, stable: bool, shared: bool = True
) -> list[Problem]:
    """Run MkDocs over a plan into `site_dir`, with or without what all campaigns share; what it
    finds wrong comes back as problems."""
    from mkdocs.commands.build import build

    site_dir.mkdir(parents=True, exist_ok=True)
    # MkDocs looks through a folder of sources, and finds nothing in it.
    empty = site_dir.with_name("no-sources")
    empty.mkdir(exist_ok=True)
    with _Listener() as listener:
        config = mkdocs_config()
        config.site_dir, config.docs_dir = str(site_dir), str(empty)
        plugin: CampaignPlugin = config.plugins[PLUGIN]  # type: ignore[assignment]
        plugin.given, plugin.folder, plugin.stable = plan, folder, stable
        plugin.writes_shared = shared
        try:
            build(config)
        except RecursionError:
            listener.messages.append(_("A text is nested too deeply for the page to be made"))
    return [
        Problem(Severity.ERROR, "mkdocs", Place(plan.address or "site/"), message)
        for message in listener.messages
    ]


@cache
def mkdocs_config() -> MkDocsConfig:
    """mkdocs.yml, read once in a process: that takes as long as ten pages."""
    from mkdocs.config import load_config

    # Material prints an announcement to developers on import; staff can do nothing about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    return load_config(config_file=CONFIG)


class _Listener(logging.Handler):
    """Collects MkDocs' warnings, which a planned site never causes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by logging."""
        self.messages.append(record.getMessage())

    def __enter__(self) -> _Listener:
        logger = logging.getLogger("mkdocs")
        logger.addHandler(self)
        logger.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def progress(done: int, total: int, result: Result) -> None:
    """One line for each finished campaign."""
    width = len(str(total))
    words = _("{pages} pages").format(pages=result.pages) if result.pages else _("not built")
    print(f"[{done:{width}}/{total}] {result.job.name}: {words}", file=sys.stderr, flush=True)
