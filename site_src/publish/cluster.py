"""Campaigns built by the workers of a Dask cluster, which put what they made into the store.

Workers need the same program, the content folder under the same path, and the same store: a folder
that all share, or an object store. What none of them could make is made here.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from site_src.base.environment import CLUSTER_LOCK
from site_src.base.messages import activate, language
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, has_errors
from site_src.base.program import program
from site_src.publish.builder import Render, build_campaign
from site_src.publish.jobs import Job, Result, result_of, told
from site_src.publish.unchanged.results import take

# Seconds: for the scheduler's answer, for the first worker, and without any worker.
ANSWER, FIRST_WORKER, NO_WORKER = 10, 30, 30
LOOK = 2


class ClusterError(Exception):
    """Why a cluster cannot build, in words."""


def build_on(scheduler: str, jobs: Iterable[Job], render: Render) -> Iterator[Result]:
    """Build every job on a cluster; results come as they are ready. Raises ClusterError."""
    waiting = list(jobs)
    if not waiting:
        return
    with _client(scheduler) as client:
        from distributed import wait

        _look_at_workers(client)
        mine = program()
        futures = {
            client.submit(
                work, replace(job, standing=None), render, language(), mine, pure=False
            ): job
            for job in waiting
        }
        since = time.monotonic()
        while futures:
            try:
                done = wait(list(futures), timeout=LOOK, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                done = set()
            except (OSError, RuntimeError):
                break
            for future in done:
                job = futures.pop(future)
                yield _fetched(job, future, render)
                future.release()
                since = time.monotonic()
            if not done and not client.scheduler_info().get("workers"):
                if time.monotonic() - since > NO_WORKER:
                    break
            elif not done:
                since = time.monotonic()
        left = list(futures.values())
        futures.clear()
    # The cluster is gone: what is left is made here.
    for job in left:
        yield build_campaign(job, render)


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        words = _("For a cluster the packages of {lock} are needed; build.py installs them.")
        raise ClusterError(words.format(lock=CLUSTER_LOCK)) from error
    try:
        return Client(scheduler, timeout=ANSWER)
    except (OSError, TimeoutError, ValueError) as error:
        words = _("No scheduler answers at {address}: {reason}. Start one, or leave it out.")
        reason = str(error).partition("\n")[0][:120] or type(error).__name__
        raise ClusterError(words.format(address=scheduler, reason=reason)) from error


def _look_at_workers(client: Any) -> None:
    """See that there is a worker, and that each has this program."""
    try:
        client.wait_for_workers(1, timeout=FIRST_WORKER)
    except TimeoutError as error:
        words = _("The scheduler at {address} has no worker. Start some with “dask worker”.")
        raise ClusterError(words.format(address=client.scheduler.address)) from error
    try:
        programs = client.run(program_of, language(), on_error="return")
    except Exception as error:
        raise ClusterError(str(error)) from error
    if other := with_other_code(programs, program()):
        words = _(
            "These workers have other code than this machine: {workers}. Give them the same files "
            "and the same environment, then start them again."
        )
        raise ClusterError(words.format(workers=", ".join(other[:5])))


def with_other_code(programs: Mapping[str, object], mine: str) -> list[str]:
    """The workers that answered with another program, or could not say which; not who is gone."""
    found = (a for a, said in programs.items() if said != mine and not isinstance(said, OSError))
    return sorted(found)


def program_of(spoken: str) -> str:
    """What program a worker has, in this language."""
    activate(spoken)
    return _program_in(spoken)


@cache
def _program_in(_spoken: str) -> str:
    return program()


def work(job: Job, render: Render, spoken: str, wanted: str) -> tuple[dict[str, Any] | None, bool]:
    """Build a job on a worker: what is to be told of it, and whether the store has it now.

    Nothing by another program than is `wanted`, which a worker may have that came later.
    """
    if program_of(spoken) != wanted:
        return None, False
    staging = Path(tempfile.mkdtemp())
    try:
        result = build_campaign(replace(job, staging=staging / "site"), render)
        is_kept = result.job.kept is not None and not result.crashed
        return told(result), is_kept
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _fetched(job: Job, future: Any, render: Render) -> Result:
    """What a worker made, fetched from the store; made here where that failed."""
    try:
        values, is_kept = future.result()
    except Exception:  # a worker that died too often, or a cluster that went away
        return build_campaign(job, render)
    if values is None:
        return build_campaign(job, render)
    result = result_of(job, values)
    if not is_kept and has_errors(result.problems) and not _is_crash(result.problems):
        return result
    return take(job) or build_campaign(job, render)


def _is_crash(problems: Iterable[Problem]) -> bool:
    return any(p.rule == "crash" and p.severity is Severity.ERROR for p in problems)
