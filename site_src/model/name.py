"""A campaign's name: the unit's folder and the year, as `UNIT/YEAR`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

ADDRESS = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
# The folders in a year's folder; what else lies there are files.
_IN_A_YEAR = frozenset({"media", "news", "pages"})
# Messages write a place as file:line:column, and it is copied whole.
_SPOT = re.compile(r"(?::[0-9]+){1,2}$")


@dataclass(frozen=True, slots=True)
class CampaignName:
    """Which campaign is meant.

    `unit_path` is the unit's '/'-address below content/, '' for the nation. Its text,
    `tp-ho-chi-minh/quan-3/2023`, is also its folder below content/ and site/.
    """

    unit_path: str
    year: int

    def __str__(self) -> str:
        return f"{self.unit_path}/{self.year}" if self.unit_path else str(self.year)

    @property
    def address(self) -> str:
        """The '/'-address of its folder below site/."""
        return f"{self}/"

    @classmethod
    def of_steps(cls, steps: Iterable[str]) -> CampaignName | None:
        """The name in a path below content/: a year's folder, or anything in it."""
        steps = tuple(steps)
        at = next((n for n, step in enumerate(steps) if YEAR.fullmatch(step)), None)
        if at is None or any(step.startswith(".") for step in steps):
            return None
        inside = steps[at + 1 :]
        if inside and inside[0] not in _IN_A_YEAR and (len(inside) > 1 or "." not in inside[0]):
            return None
        return cls("/".join(steps[:at]), int(steps[at]))

    @classmethod
    def parse(cls, text: str) -> CampaignName | None:
        """The name that a text is, or None."""
        return cls.of_steps(path_steps(text))


def year_of(path: str) -> int | None:
    """The year in whose folder a file of content lies; None for a unit's own file."""
    steps = path.split("/")[:-1]
    while steps and steps[-1] in _IN_A_YEAR:
        steps.pop()
    return int(steps[-1]) if steps and YEAR.fullmatch(steps[-1]) else None


def path_steps(text: str) -> tuple[str, ...]:
    """The steps of a path as people type and copy it.

    It may have “\\” or “/”, quotation marks around it, and a line's number behind it.
    """
    path = unicodedata.normalize("NFC", text).strip(" \t\r\n\"'“”").replace("\\", "/")
    return tuple(step for step in _SPOT.sub("", path).split("/") if step not in ("", "."))
