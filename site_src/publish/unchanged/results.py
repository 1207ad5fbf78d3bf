"""What a job became, kept by the hash of all that it was made of, and taken from there again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from site_src.base.addresses import PROGRAM_JSON
from site_src.base.problems import has_errors
from site_src.base.store import Store
from site_src.publish.jobs import Job, Kept, Result, result_of, told
from site_src.publish.listing import list_files
from site_src.publish.unchanged.made_of import Index, MadeOf, hash_of
from site_src.publish.unchanged.packed import pack, told_of, unpack_into

# How the files stood that this process has hashed.
_INDEX: Index = {}


def take(job: Job) -> Result | None:
    """Put a job's files into its staging folder as they are kept; None where they are not.

    Nor where the site that stands says something else: of that its staff are told, who read it
    from the campaign itself.
    """
    packed = _packed(job)
    if job.kept is None or packed is None:
        return None
    try:
        result = result_of(job, told_of(packed))
        says = said_in(job.standing) if job.standing else ""
        if says in ("", result.said) and unpack_into(packed, job.staging, job.kept.store):
            return replace(result, size=list_files(job.staging / str(job.name.year)))
    except (ValueError, KeyError, TypeError, IndexError):
        pass  # of another program, or somebody's own
    shutil.rmtree(job.staging, ignore_errors=True)
    return None


def of_the_day(days: Iterable[str], day: str) -> str:
    """What a day decides for a campaign with texts that are public from these `days` on.

    All of ISO 8601. Where one waits, that is said with the day itself; where none does, any day is
    as good. Without a day nothing waits.
    """
    return day if any(day < begins for begins in days) and day else ""


def _packed(job: Job) -> bytes | None:
    """What a job became on such a day: which days tell it apart is kept beside it."""
    if job.kept is None or (days := job.kept.store.get(hash_of("days", job.kept.made_of))) is None:
        return None
    with contextlib.suppress(ValueError, TypeError):
        return job.kept.store.get(hash_of(job.kept.made_of, of_the_day(json.loads(days), job.day)))
    return None


def take_folder(store: Store, made_of: str, folder: Path) -> dict[str, Any] | None:
    """Put the files that are kept by this hash into a folder, and tell what is told of them."""
    packed = store.get(made_of)
    try:
        if packed is not None and unpack_into(packed, folder, store):
            return told_of(packed)
    except (ValueError, KeyError, TypeError, IndexError):
        pass  # of another program, or somebody's own
    shutil.rmtree(folder, ignore_errors=True)
    return None


def keep_folder(store: Store, made_of: str, folder: Path, told: Mapping[str, Any]) -> None:
    """Keep a folder's files by the hash of all that they are made of."""
    store.put(made_of, pack(folder, told, store))


def keep(result: Result) -> Result:
    """Keep what a job became, unless a file that it was made of changed in the meantime.

    Then nobody may know the result by that hash: it comes back without.
    """
    job = result.job
    if job.kept is None:
        return result
    if has_errors(result.problems) or not _is_as_it_was(job, job.kept):
        return replace(result, job=replace(job, kept=None))
    store, made_of, told_of_day = job.kept.store, job.kept.made_of, of_the_day(result.days, job.day)
    store.put(hash_of("days", made_of), json.dumps(result.days).encode())
    store.put(hash_of(made_of, told_of_day), pack(job.staging, told(result), store))
    return result


def _is_as_it_was(job: Job, kept: Kept) -> bool:
    now = MadeOf(job.content.root, _INDEX)
    lower = tuple(now.chain(name) for name in job.around.lower) if kept.lower else ()
    return now.chain(job.name) == kept.chain and lower == kept.lower


def said_in(folder: Path) -> str:
    """The hash of what a campaign's folder says to programs; '' where it is not there."""
    try:
        return hashlib.sha256((folder / PROGRAM_JSON).read_bytes()).hexdigest()
    except OSError:
        return ""
