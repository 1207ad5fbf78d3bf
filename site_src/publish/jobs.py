"""A campaign to build, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_src.base.problems import Problem, Severity, Spot
from site_src.base.store import Store
from site_src.model.name import CampaignName
from site_src.model.summary import Summary, summary_of
from site_src.plan.entries import UnitEntry
from site_src.publish.listing import Stamp, program_version
from site_src.reading.content import Content


class WorkerEndedError(Exception):
    """The system ended a process that built."""


@dataclass(frozen=True, slots=True)
class LowerUnit:
    """A unit below that has a programme.

    The number of its activities, and its step below the unit above.
    """

    name: str
    step: str
    events: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a campaign is kept from build to build, and by which hash.

    `made_of` is the hash of all that it is made of, whatever day decides; `chain` that of the files
    of its chain, and
    `lower` those of the campaigns whose events it shows: by them one sees that no file changed in
    the middle.
    """

    store: Store
    made_of: str
    chain: str
    lower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """The surroundings of a campaign, as far as its pages show them.

    The years of its unit's campaigns (newest first), the units below, the names of their campaigns
    of the same year, and whether its home page also stands at the unit's own address; the units
    above and those that follow its own, each with its address where it has one; `before` and
    `after` are the campaigns of other units that it goes on from and that go on from it, each with
    its address below the root.
    """

    years: tuple[int, ...] = ()
    below: tuple[UnitEntry, ...] = ()
    lower: tuple[CampaignName, ...] = ()
    stable: bool = False
    above: tuple[tuple[str, str | None], ...] = ()
    successors: tuple[tuple[str, str | None], ...] = ()
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A campaign to build, with its surroundings, and its folder in the site that stands.

    With `compressed` its files are made small too. `with_events` are the units below that have a
    programme; None is not known. Without `kept` it is made anew.
    """

    content: Content
    name: CampaignName
    staging: Path
    around: Around = Around()
    standing: Path | None = None
    compressed: bool = False
    with_events: tuple[LowerUnit, ...] | None = None
    kept: Kept | None = None

    @property
    def day(self) -> str:
        """The day that decides, as ISO 8601; '' where none does."""
        day = self.content.edition.day
        return day.isoformat() if day else ""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job.

    How many pages, what is wrong, whether it shows events of the units below, what its unit is
    called for short and how many activities for citizens it has. `said` is the hash of what
    programs read of it, `revision` tells of which state of the content it was made, `record` has
    the addresses that it publishes, from the site's root on, each with what published.yml says of
    it (as JSON: a nation has 150,000), `moved` those inside it that lead on, with where they lead,
    `days` those from which on a text of it is public, `summary` is for lists of units. `size` is
    that of the files in its folder, in bytes. `crashed` says that the program itself failed on it,
    `stands` that the site has it already.
    """

    job: Job
    title: str
    pages: int
    problems: tuple[Problem, ...]
    gathers: bool = False
    short_name: str = ""
    events: int = 0
    said: str = ""
    revision: str = ""
    record: str = "{}"
    moved: Mapping[str, str] = field(default_factory=dict)
    days: tuple[str, ...] = ()
    summary: Summary | None = None
    size: int = 0
    crashed: bool = False
    stands: bool = False


# What pages of others may show of a campaign, and what it tells of itself alone.
_TO_OTHERS = ("title", "gathers", "short_name", "events", "moved")
_TOLD = (*_TO_OTHERS, "pages", "said", "revision", "record", "days")


def told(result: Result) -> dict[str, Any]:
    """A result without its job, as values for JSON.

    What only the site that stood told is not of the campaign.
    """
    values: dict[str, Any] = {name: getattr(result, name) for name in _TOLD}
    values["summary"] = result.summary and result.summary.as_values()
    values["problems"] = [
        [p.severity, p.rule, _spot(p.spot), p.message, p.hint, _spot(p.other)]
        for p in result.problems
        if p.rule != "untold-change"
    ]
    return values


def told_to_others(values: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is told of a result, all that another campaign or the front page may show."""
    return {name: values[name] for name in (*_TO_OTHERS, "summary")}


def result_of(job: Job, values: Mapping[str, Any], *, stands: bool = False) -> Result:
    """The result that was told so. Raises KeyError, TypeError or ValueError where it is none."""
    problems = tuple(
        Problem(Severity(severity), rule, Spot(*spot), message, hint, other and Spot(*other))
        for severity, rule, spot, message, hint, other in values["problems"]
    )
    known = {name: values[name] for name in _TOLD}
    known["days"] = tuple(values["days"])
    known["summary"] = values["summary"] and summary_of(values["summary"])
    return Result(job=job, problems=problems, stands=stands, **known)


def stamp_of(result: Result) -> Stamp:
    """What `build.json` says of what was made, as far as its own files go."""
    name, day = str(result.job.name), result.job.day
    return Stamp(program_version(), name, result.revision, day, result.pages, size=result.size)


def _spot(spot: Spot | None) -> list[Any] | None:
    return None if spot is None else [spot.path, spot.line, spot.column, spot.sheet]
