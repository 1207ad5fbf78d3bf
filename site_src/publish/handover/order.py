"""In which order files are sent and taken away, so that no visitor meets a page that misses one.

A file that nothing at the target leads to yet may come at any time; one that replaces another may
lead to all that is new. So first comes what is new, and of it pages last; then what replaces
another; then the worker; last the entry page. What no build has any more goes when nothing leads to
it: pages first, then what they needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_src.base.addresses import WORKER
from site_src.publish.compress import ENDINGS
from site_src.publish.handover.links import PAGE
from site_src.publish.handover.manifest import NEW, REPLACED
from site_src.publish.listing import STAMP, SUMS


@dataclass(frozen=True, slots=True)
class Steps:
    """The groups of paths to send, then those to take away, each when the one before is done.

    `marks` says of each path to send how the manifest has it until it is there, and `doubts` the
    same of those to take away. `new` are the paths where nothing of ours was or may be.
    """

    send: tuple[tuple[str, ...], ...]
    take: tuple[tuple[str, ...], ...]
    marks: Mapping[str, str]
    new: tuple[str, ...]

    @property
    def doubts(self) -> Mapping[str, str]:
        """Each path to take away, as one to which nothing leads and which may be there."""
        return {path: NEW for group in self.take for path in group}

    def __bool__(self) -> bool:
        return bool(self.marks) or any(self.take)


def steps(wanted: Mapping[str, str], known: Mapping[str, str]) -> Steps:
    """From what is known to be at the target to what is wanted there, each path with its hash."""
    send = [path for path in wanted if known.get(path) != wanted[path]]
    groups: dict[int, list[str]] = {}
    for path in send:
        groups.setdefault(_turn(path, known), []).append(path)
    gone = sorted(known.keys() - wanted.keys())
    pages = tuple(path for path in gone if _is_page(_plain(path)))
    rest = tuple(path for path in gone if path not in pages)
    marks = {path: NEW if known.get(path) in (None, NEW) else REPLACED for path in send}
    ordered = tuple(tuple(groups[turn]) for turn in sorted(groups))
    new = tuple(path for path in send if path not in known)
    return Steps(ordered, tuple(group for group in (pages, rest) if group), marks, new)


def _turn(path: str, known: Mapping[str, str]) -> int:
    # A compressed file is sent to visitors in place of the one beside it.
    plain = _plain(path)
    if plain in (SUMS, STAMP):
        return 6
    if plain == PAGE:
        return 5
    if plain == WORKER:
        return 4
    before = known.get(plain)
    if before not in (None, NEW):
        return 3
    if not _is_page(plain):
        return 0
    # Where a run was ended, a page of it may be there already and be led to.
    return 1 if before is None else 2


def _plain(path: str) -> str:
    for ending in ENDINGS:
        path = path.removesuffix(ending)
    return path


def _is_page(path: str) -> bool:
    return path.endswith(".html")
