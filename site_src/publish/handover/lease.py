"""One publishing at a time: a mark at the target that its owner keeps renewing.

No clock of the other side is asked, and none is compared with ours: whoever finds a mark looks
whether it changes. One that does not is what an ended run left.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from site_src.base.messages import gettext as _
from site_src.publish.handover.manifest import LOCK
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.targets.base import Target

# Seconds: the owner renews its mark this often; one that stays the same so long has no owner.
RENEWED, PATIENCE = 5.0, 30.0


class Lease:
    """The mark of this run; `renew` is called often."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._id = secrets.token_hex(8)
        self._turn, self._at = 0, time.monotonic()

    def content(self) -> bytes:
        """What the mark says now."""
        mark = {"id": self._id, "host": platform.node(), "pid": os.getpid(), "turn": self._turn}
        return json.dumps(mark).encode()

    def renew(self) -> None:
        """Say that this run goes on; `RefusedError` where another has taken over."""
        if time.monotonic() - self._at < RENEWED:
            return
        self.must_be_ours()
        self._turn += 1
        self._at = time.monotonic()
        self._target.put(LOCK, self.content())

    def must_be_ours(self) -> None:
        """Raise `RefusedError` where another run has taken over."""
        if _id_of(self._target.read(LOCK)) != self._id:
            advice = _("Wait until it has ended, then run this again.")
            raise RefusedError(_("Another publishing to this target has taken over"), advice)

    def owns(self) -> bool:
        """Whether the mark is this run's."""
        return _id_of(self._target.read(LOCK)) == self._id


@contextmanager
def held(target: Target, say: Callable[[str], None], patience: float) -> Iterator[Lease]:
    """Hold the target; wait for another run as long as it goes on."""
    lease, told = Lease(target), False
    while not target.create(LOCK, lease.content()):
        before, since = target.read(LOCK), time.monotonic()
        while before is not None and not _is_left(before):
            if time.monotonic() - since > patience:
                break
            if not told:
                say(_("Another publishing to this target is at work; waiting for it …"))
                told = True
            time.sleep(min(1.0, patience / 5))
            now = target.read(LOCK)
            if now != before:
                before, since = now, time.monotonic()
        if before is None:
            continue
        target.put(LOCK, lease.content())
        if lease.owns():
            break
    try:
        yield lease
    finally:
        with contextlib.suppress(OSError, RefusedError):
            if lease.owns():
                target.take_away([LOCK])


def _id_of(content: bytes | None) -> str | None:
    try:
        return str(json.loads(content)["id"]) if content else None
    except (KeyError, TypeError, ValueError):
        return None


def _is_left(content: bytes) -> bool:
    """Whether a mark is of a process of this machine that has ended."""
    try:
        mark = json.loads(content)
        if mark["host"] != platform.node() or os.name == "nt":
            return False
        os.kill(int(mark["pid"]), 0)
    except (KeyError, TypeError, ValueError, ProcessLookupError):
        return True
    except OSError:
        return False
    return False
