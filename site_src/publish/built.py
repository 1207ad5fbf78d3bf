"""What a build did, for whoever tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_src.base.problems import Problem
from site_src.publish.jobs import Result
from site_src.publish.leading_on import published_by
from site_src.publish.unchanged.extents import NOTHING, Extent


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: counts, and every problem found on the way.

    `placed` says whether a new site stands, and `site` what it has; `strays` are the folders of
    campaigns in it that no content makes any more; `whole` is what became of each campaign that was
    asked for.
    """

    units: int
    campaigns: int
    pages: int
    problems: tuple[Problem, ...]
    site: Extent = NOTHING
    placed: bool = False
    strays: tuple[str, ...] = ()
    whole: tuple[Result, ...] = ()

    @property
    def files(self) -> int:
        """How many files the site has."""
        return self.site.files

    @property
    def record(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        """What published.yml of each unit is to know, by the unit's path."""
        return published_by(self.whole)
