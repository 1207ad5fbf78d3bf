"""Campaigns built in processes of this machine."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.context import BaseContext

from site_src.base.garbage import look_seldom
from site_src.base.messages import activate, language
from site_src.publish.jobs import Job, Result, WorkerEndedError

# What every process that builds needs, by MkDocs or alone.
LOADED = (
    "site_src.outputs.program_data",
    "site_src.publish.builder",
    "site_src.publish.alone",
    "site_src.publish.mkdocs_plugin",
)


def in_processes(
    build: Callable[[Job], Result], jobs: Sequence[Job], workers: int
) -> Iterator[Result]:
    """What `build` makes of each job, as it is ready; raises `WorkerEndedError`."""
    with ProcessPoolExecutor(workers, _context(), _begin, (language(),)) as pool:
        try:
            futures = [pool.submit(build, job) for job in jobs]
        except EOFError as error:  # what starts workers has ended
            raise WorkerEndedError from error
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool as error:
            raise WorkerEndedError from error
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(language: str) -> None:
    """What a process does before its first job.

    What it was born with stays as long as it does: to collect garbage it need not look through
    that, which would also copy the memory that it shares with the others.
    """
    gc.freeze()
    look_seldom()
    activate(language)


def _context() -> BaseContext:
    """How processes are started: on Linux as doubles of one that has loaded the code.

    Not of this one, which has the whole nation in its memory, and may have threads. Elsewhere
    system libraries break by it.
    """
    context = get_context("forkserver" if sys.platform == "linux" else "spawn")
    context.set_forkserver_preload(list(LOADED))
    return context
