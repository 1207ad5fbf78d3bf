"""Work done in a double of this process, while this one goes on."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def can_fork() -> bool:
    """Whether a process can be doubled as it is.

    Elsewhere than on Linux system libraries break by it, and a thread that holds a lock would hold
    it for ever in the double.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def begin(work: Callable[[], T]) -> Callable[[], T]:
    """Begin a piece of work that changes nothing; what comes back waits for what it gave.

    Where no double can be made, or one dies, the work is done here when it is asked for.
    """
    if not can_fork():
        return work
    try:
        reads, writes = os.pipe()
        child = os.fork()
    except OSError:  # no room for another process
        return work
    if child == 0:
        os.close(reads)  # or it would wait for itself where the one that asked has ended
        _in_the_double(work, writes)
    os.close(writes)

    def end() -> T:
        with os.fdopen(reads, "rb") as stream:
            given = stream.read()
        _pid, status = os.waitpid(child, 0)
        if status == 0:
            result: T = pickle.loads(given)
            return result
        return work()

    return end


def _in_the_double(work: Callable[[], object], writes: int) -> None:
    """Do the work, hand it over, and end without anything that a process does at its end."""
    code = 1
    try:
        with os.fdopen(writes, "wb") as stream:
            stream.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        code = 0
    finally:
        os._exit(code)
