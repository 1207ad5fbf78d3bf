"""A lock of the system on an open file: free when its owner lets go, however it ends."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as typing has it, whose import every command would wait for
if TYPE_CHECKING:
    from typing import BinaryIO


def lock_file(file: BinaryIO) -> bool:
    """Take the lock without waiting; whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 30)  # beyond the text, since nobody else may read a locked byte there
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
