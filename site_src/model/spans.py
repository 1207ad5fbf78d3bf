"""When an event takes place, in days and clock times that a machine can reckon with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from site_src.model import Campaign, Event
from site_src.vietnamese.dates import DateRange
from site_src.vietnamese.when import When, WhenKind
from site_src.vietnamese.zone import ZONE


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an event, both ends included; `daily` if it happens anew on each of them.

    `start` and `end` are clock times of the single day or of each daily one, where known; of what
    begins on one day and ends on another, of the first and of the last. An exhibition that is open
    from 8h to 17h all week has neither: it lasts the whole span. `on` are the days of what does not
    happen on all of them.
    """

    first: dt.date
    last: dt.date
    daily: bool = False
    start: dt.time | None = None
    end: dt.time | None = None
    on: tuple[dt.date, ...] = ()

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day on which it is, first to last."""
        if self.on:
            return self.on
        count = (self.last - self.first).days + 1
        return tuple(self.first + dt.timedelta(days=number) for number in range(count))

    def begins(self, day: dt.date | None = None) -> dt.datetime | None:
        """The moment at which it begins, on the first day or on `day`, where the time is known."""
        if self.start is None:
            return None
        return dt.datetime.combine(day or self.first, self.start, ZONE)

    def ends(self, day: dt.date | None = None) -> dt.datetime | None:
        """The moment at which it ends: on the day after where that is past midnight."""
        if self.start is None or self.end is None:
            return None
        if self.last > self.first and not self.daily:
            return dt.datetime.combine(self.last, self.end, ZONE)
        moment = dt.datetime.combine(day or self.first, self.end, ZONE)
        return moment + dt.timedelta(days=1) if self.end <= self.start else moment


# Pages, calendars and data files ask some twenty times for that of one event. By the very objects
# and not by what they say, since to hash a time costs as much as to reckon it.
_known: dict[int, tuple[When, DateRange | None, Span | None]] = {}
_MANY = 1024


def span(campaign: Campaign, event: Event) -> Span | None:
    """The days and times of an event; None where no whole day is known."""
    when, week = event.when, campaign.period
    known = _known.get(id(when))
    if known is None or known[0] is not when or known[1] is not week:
        if len(_known) >= _MANY:
            _known.clear()
        known = _known[id(when)] = (when, week, _span(when, week))
    return known[2]


def _span(when: When, week: DateRange | None) -> Span | None:
    if when.kind is WhenKind.UNKNOWN:
        return None
    period = when.period
    if period is None and when.kind in (WhenKind.WEEK, WhenKind.DAILY):
        period = week
    days = when.days or (period.days if period else ())
    if not days or (when.kind is WhenKind.WEEKLY and not when.days):
        return None
    daily = when.kind in (WhenKind.DAILY, WhenKind.DAYS, WhenKind.WEEKLY)
    if not daily and period and (period.start_time or period.end_time):
        begins, ends = (t.start if t else None for t in (period.start_time, period.end_time))
        return Span(days[0], days[-1], start=begins, end=ends if begins else None)
    timed = when.time if daily or len(days) == 1 else None
    return Span(
        days[0],
        days[-1],
        daily and len(days) > 1,
        timed.start if timed else None,
        timed.end if timed else None,
        when.days if len(when.days) > 1 and not _in_a_row(when.days) else (),
    )


def _in_a_row(days: tuple[dt.date, ...]) -> bool:
    return (days[-1] - days[0]).days == len(days) - 1
