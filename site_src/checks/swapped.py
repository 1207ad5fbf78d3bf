"""Days written the American way: outside the Week, and in it when day and month change places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.checks.dates import how_to_accept, wider
from site_src.checks.finding import Finding
from site_src.model import Campaign, Origin
from site_src.model.display import date_text, period_text
from site_src.vietnamese.dates import DateRange, PartialDate

# Reports are due, and news written, some time after the Week.
_AFTER = dt.timedelta(days=31)
# So many activities lie in the Week for one outside that may be a slip.
_FEW = 3
_IN_EACH_MONTH = 28
# No Week is longer; one that is so only when swapped was written so.
_LONGEST_WEEK = 31


def swapped_day(campaign: Campaign) -> Iterator[Finding]:
    """A day that lies in the Week, or soon after it, when day and month change places."""
    days = campaign.period.days if campaign.period else ()
    if not days or campaign.period is None:
        return
    if len(days) > _LONGEST_WEEK and (week := _swapped_period(campaign.period)):
        message = _("The Week would last {count} days; was {other} meant?").format(
            count=thousands(len(days)), other=period_text(week)
        )
        yield Finding("swapped-day", ("",), campaign.origins["period"], message, _how_to_write())
        return
    yield from _slipped(campaign, days)
    first, last = days[0], days[-1]
    for subject, name, day, later, origin in _days(campaign):
        end = last + _AFTER if later else last
        swapped = _swapped(day)
        is_known = first <= day <= end or day in wider(campaign)
        if swapped is None or is_known or not first <= swapped <= end:
            continue
        message = _("“{title}” is on {day}, outside the Week; was {other} meant?").format(
            title=name, day=date_text(day), other=date_text(swapped)
        )
        week_origin = campaign.origins.get("period")
        yield Finding("swapped-day", (subject,), origin, message, _how_to_write(), week_origin)


def _slipped(campaign: Campaign, days: tuple[dt.date, ...]) -> Iterator[Finding]:
    """Activities of another month, or with the digits of their day exchanged, alone outside.

    Where several lie outside the Week, that is how the programme is.
    """
    known = [(event, day) for event in campaign.events if (day := event.when.one_day)]
    inside = {*days, *wider(campaign)}
    outside = [(event, day) for event, day in known if day not in inside]
    if len(outside) * _FEW > len(known):
        return
    for event, day in outside:
        meant = next((other for other in _near(day) if other in days), None)
        if meant is None or _swapped(day) in days:
            continue
        message = _("“{title}” is on {day}, outside the Week; was {other} meant?").format(
            title=event.title, day=date_text(day), other=date_text(meant)
        )
        hint = how_to_accept("swapped-day")
        week = campaign.origins.get("period")
        yield Finding("swapped-day", (event.id,), event.origin, message, hint, week)


def _near(day: dt.date) -> Iterator[dt.date]:
    """The days of which a slip makes this one: 2 October of 2 November, of 20 and 12 October."""
    if day.day in (20, 30):
        yield day.replace(day=day.day // 10)
    elif day.day > 10:
        # Another digit in front: “17/10” for “07/10”.
        yield day.replace(day=day.day % 10)
    if day.day <= _IN_EACH_MONTH:
        yield from (day.replace(month=m) for m in (day.month - 1, day.month + 1) if 1 <= m <= 12)


def _days(campaign: Campaign) -> Iterator[tuple[str, str, dt.date, bool, Origin]]:
    """Each day that is written: the entry's id and name, whether it may be later, and where."""

    def known(
        subject: str, name: str, date: PartialDate | dt.date | None, later: bool, origin: Origin
    ) -> Iterator[tuple[str, str, dt.date, bool, Origin]]:
        day = date.exact if isinstance(date, PartialDate) else date
        if day is not None:
            yield subject, name, day, later, origin

    for event in campaign.events:
        period = event.when.period
        for end in dict.fromkeys((period.start, period.end) if period else ()):
            yield from known(event.id, event.title, end, False, event.origin)
        for change in event.changes:
            yield from known(event.id, event.title, change.on, False, event.origin)
    for program in campaign.lower_programs:
        for end in dict.fromkeys((program.period.start, program.period.end)):
            yield from known(program.id, program.name, end, False, program.origin)
    for report in campaign.reports:
        if report.deadline:
            yield from known(report.id, report.reporters, report.deadline.date, True, report.origin)
    for assignment in campaign.assignments:
        for task in assignment.tasks:
            if task.deadline:
                yield from known(task.id, task.text, task.deadline.date, True, task.origin)
    if campaign.notice:
        notice = campaign.notice
        yield from known("", notice.text, notice.until, True, notice.origin)
    for prose in campaign.news:
        for date in dict.fromkeys((prose.date, prose.publish_from)):
            yield from known(prose.id, prose.title, date, True, prose.origin)


def _swapped(day: dt.date) -> dt.date | None:
    return dt.date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None


def _swapped_period(period: DateRange) -> DateRange | None:
    ends = (_swapped(period.days[0]), _swapped(period.days[-1]))
    if ends[0] is None or ends[1] is None or not 0 < (ends[1] - ends[0]).days < _LONGEST_WEEK:
        return None
    return DateRange(PartialDate.of(ends[0]), PartialDate.of(ends[1]))


def _how_to_write() -> str:
    return _(
        "Write the day first, then the month; if it is right, write beside it: "
        "accept: {rule: swapped-day, reason: ...}"
    )
