"""What the tests saw of the pages' accessibility: for the page that states it.

`access.json` beside this file is written by the tests (`ACCESS=write`) and held by them after, so
that the statement cannot say anything else than what was seen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "access.json"


@dataclass(frozen=True, slots=True)
class Tested:
    """One check: its name, the tool and its version, and what it saw.

    That are the numbers of pages that it saw and of faults that it found, in which colour schemes
    and widths (px) where it looked at pages.
    """

    check: str
    tool: str
    version: str
    pages: int
    found: int
    schemes: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What was tested, and, in Vietnamese, what was tried by hand, fails, and nobody has tested."""

    tested: tuple[Tested, ...]
    tried: tuple[str, ...]
    known: tuple[str, ...]
    untested: tuple[str, ...]


@cache
def statement() -> Statement:
    """The statement as the tests wrote it."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    tested = tuple(
        Tested(**{**one, "schemes": tuple(one["schemes"]), "widths": tuple(one["widths"])})
        for one in data["tested"]
    )
    return Statement(tested, tuple(data["tried"]), tuple(data["known"]), tuple(data["untested"]))
