"""The programme as pages and outputs list it.

By day, what runs for days, what has no day, and what is work of offices.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from site_src.model.campaign import Campaign, Entry
from site_src.model.goes import is_for_citizens
from site_src.model.spans import span
from site_src.vietnamese.hours import DayPart
from site_src.vietnamese.when import WhenKind


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the programme, and what begins or happens on it alone."""

    day: dt.date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """The programme in four parts.

    What citizens can go to by day, for several days and without a day; and apart from it the work
    of offices.
    """

    days: tuple[Day, ...]
    long_running: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    office: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything, in the order in which pages show it."""
        days = (entry for day in self.days for entry in day.entries)
        return (*days, *self.long_running, *self.undated, *self.office)


def entries(campaign: Campaign) -> tuple[Entry, ...]:
    """What a campaign's own page of the programme lists: its events, then the gathered ones."""
    return (*(Entry(event, campaign) for event in campaign.events), *campaign.gathered)


def program(campaign: Campaign, listed: Iterable[Entry] | None = None) -> Program:
    """Sort a campaign's own events, or what is `listed` with them.

    Every day of the Week is there, also one with no event.
    """
    dated: dict[dt.date, list[Entry]] = {day: [] for day in _week(campaign)}
    long_running, undated, office = [], [], []
    if listed is None:
        listed = [Entry(event, campaign) for event in campaign.events]
    for entry in listed:
        when = entry.event.when
        day = when.one_day
        if not is_for_citizens(entry.event):
            office.append(entry)
        elif day is not None:
            dated.setdefault(day, []).append(entry)
        elif when.kind in (WhenKind.UNKNOWN, WhenKind.DAY):
            undated.append(entry)
        else:
            long_running.append(entry)
    days = tuple(Day(day, tuple(sorted(dated[day], key=_clock))) for day in sorted(dated))
    return Program(days, tuple(long_running), tuple(undated), tuple(office))


def _week(campaign: Campaign) -> tuple[dt.date, ...]:
    return campaign.period.days if campaign.period else ()


# What is said to be in the morning stands after what has an hour in the morning.
_PART_ENDS = {
    DayPart.ALL_DAY: dt.time(),
    DayPart.MORNING: dt.time(11, 59),
    DayPart.NOON: dt.time(13, 29),
    DayPart.AFTERNOON: dt.time(17, 59),
    DayPart.EVENING: dt.time(21, 59),
}


def _clock(entry: Entry) -> tuple[bool, dt.time]:
    """For sorting only: parts of the day among the clock times, no time at the end."""
    time = entry.event.when.time
    if time is None:
        return True, dt.time()
    return False, time.start or (_PART_ENDS[time.part] if time.part else dt.time())


def reach(campaign: Campaign) -> tuple[dt.date, dt.date] | None:
    """The first day of the programme and the last on which something may still be on.

    The night after an evening belongs to it.
    """
    days = [day.day for day in program(campaign).days]
    listed = [entry for entry in entries(campaign) if is_for_citizens(entry.event)]
    spans = [known for entry in listed if (known := span(entry.campaign, entry.event))]
    ends = [moment.date() for known in spans if (moment := known.ends(known.last))]
    lasts = [*days, *(known.last for known in spans), *ends]
    firsts = [*days, *(known.first for known in spans)]
    return (min(firsts), max(lasts)) if firsts else None
