"""A new site as the standing one with some of its parts exchanged.

A part is the folder of a campaign, a file at a unit's own address, or something at the root. What
is to be done is written down first, in the staging folder: if the build is ended in the middle, the
next command does the rest, so that the site is all old or, after that, all new.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from site_src.base.disk import patiently
from site_src.publish.swap import swap

JOURNAL = "to-do.json"
_PUT, _DROP = "put", "drop"


def put_parts(whole: Path, site: Path, parts: Iterable[str], gone: Iterable[str]) -> None:
    """Put parts of `whole` in their places in the site, and take away what is `gone` ('/'-paths).

    `whole` lies in the staging folder. Nothing of it is done, or all.
    """
    steps = [[_DROP, path, 0] for path in gone]
    steps += [[_PUT, path, (whole / path).stat().st_ino] for path in parts]
    journal = whole.parent / JOURNAL
    text = json.dumps([whole.name, steps], ensure_ascii=False)
    fresh = journal.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.rename(journal)
    finish(whole.parent, site)


def is_waiting(staging: Path) -> bool:
    """Whether a build was ended there while it put parts in their places."""
    return (staging / JOURNAL).is_file()


def finish(staging: Path, site: Path) -> None:
    """Do what is written down there, as far as it is not done yet."""
    name, steps = json.loads((staging / JOURNAL).read_text(encoding="utf-8"))
    old = staging / "old"
    old.mkdir(exist_ok=True)
    for number, (kind, path, inode) in enumerate(steps):
        aside = old / str(number)
        if kind == _DROP:
            _move(site / path, aside)
        else:
            _put(staging / name / path, site / path, aside, inode)
    (staging / JOURNAL).unlink()


def _put(new: Path, place: Path, aside: Path, inode: int) -> None:
    if not os.path.lexists(new) or _inode(place) == inode != 0:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    if new.is_file() and not place.is_dir():
        patiently(lambda: new.replace(place))
    elif not (place.is_dir() and new.is_dir() and swap(new, place)):
        _move(place, aside)
        patiently(lambda: new.rename(place))


def _move(place: Path, aside: Path) -> None:
    if os.path.lexists(place):
        patiently(lambda: place.rename(aside))


def _inode(place: Path) -> int:
    with contextlib.suppress(OSError):
        return place.lstat().st_ino
    return 0
