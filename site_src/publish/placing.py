"""A finished tree into the place of the site: one build at a time, and never half.

Beside the site lie, while a build works, `.NAME.lock` with who works and since when, and
`.NAME.staging-…`; for a moment also `.NAME.old-…`. Whoever holds the lock takes away what others
that were ended left there. The system frees a lock when its owner ends, however it ends, on this
machine or on another that shares the folder.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import platform
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from site_src.base.disk import patiently
from site_src.base.locks import lock_file
from site_src.base.messages import gettext as _
from site_src.publish.parts import finish, is_waiting
from site_src.publish.swap import swap

# By this file a folder is known as one that a build made and the next build may replace.
MARK = ".built"
# Between two looks whether a lock is free.
PAUSE = 0.2


def why_not(site: Path, keep: Iterable[Path]) -> str:
    """Why a build may not put its site here, in words; '' where it may.

    Where nothing is, or an earlier build's site, and nowhere above or in place of the folders to
    `keep`.
    """
    if site.is_symlink():
        words = _("{folder} is a link; what it leads to is not replaced.")
    elif any(folder.resolve().is_relative_to(site.resolve()) for folder in keep):
        words = _("{folder} holds the project or its content; nothing there is replaced.")
    elif not site.exists() or (site.is_dir() and (_is_ours(site) or not any(site.iterdir()))):
        return ""
    else:
        words = _("{folder} holds other things than a built site; nothing there is replaced.")
    return words.format(folder=site)


def _is_ours(folder: Path) -> bool:
    return (folder / MARK).is_file()


@contextmanager
def held(site: Path, say: Callable[[str], None] = print) -> Iterator[None]:
    """Holds the site for one build; says for whom it waits. What ended builds left is put right."""
    file = site.with_name(f".{site.name}.lock")
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = _locked(file, say)
    try:
        heal(site)
        yield
    finally:
        # Nobody may find it again who waits for it already: it is asked for by its path, too.
        with contextlib.suppress(OSError):
            file.unlink()
        lock.close()


def _locked(file: Path, say: Callable[[str], None]) -> BinaryIO:
    told = False
    while True:
        lock = file.open("a+b")
        if lock_file(lock) and _is_at(lock.fileno(), file):
            lock.truncate(0)
            # For a person who waits; nothing is decided by it.
            since = dt.datetime.now().astimezone().strftime("%H:%M:%S")
            lock.write(f"{platform.node()}, {os.getpid()}, {since}".encode())
            lock.flush()
            return lock
        if not told:
            lock.seek(0)
            who = lock.read(200).decode("utf-8", "replace") or "?"
            say(_("Another build works here ({who}); waiting for it ...").format(who=who))
        told = True
        lock.close()
        time.sleep(PAUSE)


def _is_at(descriptor: int, file: Path) -> bool:
    """Whether the open file is still the one at the path: its last owner takes it away."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except OSError:
        return False


def heal(site: Path) -> None:
    """Puts right what a build left that was ended.

    A site that was aside comes back, parts that were being put in their places are, and what is
    unfinished goes. Only by whoever holds the site.
    """
    for left in sorted(_left_of(site)):
        if is_waiting(left) and _is_ours(site):
            finish(left, site)
        is_whole = ".old" in left.name[len(site.name) :] and _is_ours(left)
        if is_whole and not os.path.lexists(site):
            left.rename(site)
        else:
            shutil.rmtree(left, ignore_errors=True)


def heal_if_free(site: Path) -> None:
    """The same at the start of any command, unless a build works there just now."""
    if not any(_left_of(site)):
        return
    with contextlib.suppress(OSError), site.with_name(f".{site.name}.lock").open("a+b") as lock:
        if lock_file(lock):
            heal(site)
            Path(lock.name).unlink(missing_ok=True)


def _left_of(site: Path) -> Iterator[Path]:
    pattern = re.compile(rf"\.{re.escape(site.name)}\.(?:staging|old)(?:-\w+)?")
    if site.parent.is_dir():
        yield from (path for path in site.parent.iterdir() if pattern.fullmatch(path.name))


@contextmanager
def staging_for(site: Path, say: Callable[[str], None] = print) -> Iterator[Path]:
    """A fresh folder beside the site, on the same disk, gone at the end whatever happens.

    The site is held as long.
    """
    with held(site, say):
        staging = site.with_name(f".{site.name}.staging-{os.getpid()}")
        staging.mkdir()
        try:
            yield staging
        finally:
            # What was begun there is for the next command to end.
            if not is_waiting(staging):
                shutil.rmtree(staging, ignore_errors=True)


def replace_site(whole: Path, site: Path) -> None:
    """Put the new tree in place of the site, at one moment where the system can.

    The old one is gone only after that.
    """
    if not site.exists():
        patiently(lambda: whole.rename(site))
        return
    if swap(whole, site):
        shutil.rmtree(whole, ignore_errors=True)
        return
    aside = site.with_name(f".{site.name}.old-{os.getpid()}")
    patiently(lambda: site.rename(aside))
    try:
        patiently(lambda: whole.rename(site))
    except OSError:
        aside.rename(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)
