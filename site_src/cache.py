"""What was made once and is kept under .cache/ for the next time; all of it may be deleted."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

CACHE = Path(__file__).parents[1] / ".cache"


def keep(file: Path, content: bytes) -> None:
    """Put a file into a cache at once and whole; other processes may do the same. A cache that
    cannot be written, as on a read-only disk, is only slower."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".new")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(file)
