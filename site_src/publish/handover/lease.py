"""One publishing at a time: each has a mark of its own at the target, and renews it.

Who begins puts its mark first and looks for others' then. Of two that begin at once the later one
to put it sees the other's, so never do both go on; who sees one takes its own back and waits. No
clock of the other side is asked, and none is compared with ours: whoever waits looks whether a mark
changes. One that does not is what an ended run left.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import random
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from site_src.base.messages import gettext as _
from site_src.publish.handover.manifest import FOLDER
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.targets.base import Target

# Seconds: the owner renews its mark this often; one that stays the same so long has no owner. On a
# slow line what renews it waits behind files.
RENEWED, PATIENCE = 5.0, 90.0
# Seconds: who waits looks this often, and begins again at some moment of as many; at most.
_PAUSE = 1.0
_MARK = "lock"


class Lease:
    """The mark of this run; `renew` is called often."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.path = f"{FOLDER}/{_MARK}-{secrets.token_hex(8)}.json"
        self._turn, self._at = 0, time.monotonic()

    def put(self) -> None:
        """Write the mark, as this run's."""
        mark = {"host": platform.node(), "pid": os.getpid(), "turn": self._turn}
        content = json.dumps(mark).encode()
        self._at = time.monotonic()
        try:
            self._target.put(self.path, content)
        except (OSError, RefusedError):
            # The owner may just have taken away, as left by an ended run, what was on its way.
            self._target.put(self.path, content)

    def take_back(self) -> None:
        """Take the mark away."""
        self._target.take_away([self.path])

    def renew(self) -> None:
        """Say that this run goes on; `RefusedError` where another has taken over."""
        if time.monotonic() - self._at < RENEWED:
            return
        self.must_be_ours()
        self._turn += 1
        self.put()

    def must_be_ours(self) -> None:
        """Raise `RefusedError` where another run has taken over, which took the mark away."""
        if self._target.read(self.path) is None:
            advice = _("Wait until it has ended, then run this again.")
            raise RefusedError(_("Another publishing to this target has taken over"), advice)


@contextmanager
def held(target: Target, say: Callable[[str], None], patience: float) -> Iterator[Lease]:
    """Hold the target; wait for another run as long as it goes on."""
    lease, ended, told = Lease(target), set[str](), False
    try:
        while True:
            begun = time.monotonic()
            lease.put()
            marks = {path: target.read(path) for path in _marks(target) - ended - {lease.path}}
            # One that was taken back since then may come again: it is not what an ended run left.
            there = {path: mark for path, mark in marks.items() if mark is not None}
            ended |= {path for path, mark in there.items() if _is_left(mark)}
            waited_for = sorted(there.keys() - ended)
            if not waited_for:
                break
            lease.take_back()
            took = time.monotonic() - begun
            if not told:
                say(_("Another publishing to this target is at work; waiting for it …"))
                told = True
            ended |= {path for path in waited_for if not _has_gone(target, path, patience)}
            # Two that waited for the same would meet again, on a slow line at moments far apart.
            time.sleep(random.uniform(0, max(_pause(patience), min(took, 10 * _PAUSE))))
        target.take_away(sorted(ended))
        yield lease
    finally:
        with contextlib.suppress(OSError, RefusedError):
            lease.take_back()


def _marks(target: Target) -> set[str]:
    names = target.names(FOLDER)
    return {f"{FOLDER}/{name}" for name in names if name.startswith(_MARK) and "." in name}


def _has_gone(target: Target, path: str, patience: float) -> bool:
    """Wait until a mark goes; False where it stays the same for so many seconds."""
    before, since = target.read(path), time.monotonic()
    while before is not None:
        if time.monotonic() - since > patience:
            return False
        time.sleep(_pause(patience))
        now = target.read(path)
        if now != before:
            before, since = now, time.monotonic()
    return True


def _pause(patience: float) -> float:
    return min(_PAUSE, patience / 5)


def _is_left(content: bytes) -> bool:
    """Whether a mark is of a process of this machine that has ended."""
    try:
        mark = json.loads(content)
        if mark["host"] != platform.node() or os.name == "nt":
            return False
        os.kill(int(mark["pid"]), 0)
    except ProcessLookupError:
        return True
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return False
    return False
