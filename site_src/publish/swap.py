"""Two folders exchanged at one moment, where the system can."""

from __future__ import annotations

import ctypes
import os
import platform
from pathlib import Path

_RENAME_EXCHANGE, _RENAME_SWAP, _AT_FDCWD = 2, 2, -100


def swap(one: Path, other: Path) -> bool:
    """Exchange two folders at one moment (renameat2 of Linux, renamex_np of macOS).

    False where the system or the disk cannot.
    """
    names = os.fsencode(one), os.fsencode(other)
    try:
        library, system = ctypes.CDLL(None, use_errno=True), platform.system()
        if system == "Linux":
            sides = (_AT_FDCWD, names[0], _AT_FDCWD, names[1])
            return int(library.renameat2(*sides, _RENAME_EXCHANGE)) == 0
        if system == "Darwin":
            return int(library.renamex_np(*names, _RENAME_SWAP)) == 0
    except (AttributeError, OSError, TypeError):
        return False
    return False
