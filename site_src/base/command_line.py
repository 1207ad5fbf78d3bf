"""Commands that advice names, as they are typed on this system."""

from __future__ import annotations

import os


def typed(*words: str) -> str:
    """`build.py` with these words: Windows has `py`, others have `python3`."""
    python = "py" if os.name == "nt" else "python3"
    return " ".join([python, "build.py", *(f'"{w}"' if " " in w else w for w in words)])
