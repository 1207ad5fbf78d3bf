"""When an event takes place, in days and clock times that a machine can reckon with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from site_src.model import Campaign, Event
from site_src.vietnamese.dates import DateRange, When, WhenKind
from site_src.vietnamese.zone import ZONE


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an event, both ends included; `daily` if it happens anew on each of them.

    `start` and `end` are clock times of the single day or of each daily one, where known. An
    exhibition that is open from 8h to 17h all week has neither: it lasts the whole span.
    """

    first: dt.date
    last: dt.date
    daily: bool = False
    start: dt.time | None = None
    end: dt.time | None = None

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day, first to last."""
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
        moment = dt.datetime.combine(day or self.first, self.end, ZONE)
        return moment + dt.timedelta(days=1) if self.end <= self.start else moment


def span(campaign: Campaign, event: Event) -> Span | None:
    """The days and times of an event; None where no whole day is known."""
    return _span(event.when, campaign.period)


# Pages, calendars and data files ask some fifteen times for that of one event.
@lru_cache(maxsize=1024)
def _span(when: When, week: DateRange | None) -> Span | None:
    if when.kind is WhenKind.UNKNOWN:
        return None
    period = when.period
    if period is None and when.kind in (WhenKind.WEEK, WhenKind.DAILY):
        period = week
    days = period.days if period else ()
    if not days:
        return None
    daily = when.kind is WhenKind.DAILY
    timed = when.time if daily or len(days) == 1 else None
    return Span(
        days[0],
        days[-1],
        daily and len(days) > 1,
        timed.start if timed else None,
        timed.end if timed else None,
    )
