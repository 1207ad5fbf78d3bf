"""Rules on days: ceremonies, programmes of lower units, deadlines, weekdays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.checks.finding import Finding, Texts
from site_src.model import Campaign, EventKind, Report
from site_src.model.display import date_text, deadline_text, period_text, weekday
from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.dates import PartialDate
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.weekdays import NAMES, NUMBERS
from site_src.vietnamese.when import WhenKind


def ceremony_day(campaign: Campaign) -> Iterator[Finding]:
    """An opening ceremony outside the Week, or in its second half."""
    days = campaign.period.days if campaign.period else ()
    week = campaign.origins.get("period")
    for event in campaign.events:
        period = event.when.period
        day = period.start.exact if period else None
        if event.kind not in (EventKind.CEREMONY, EventKind.LAUNCH) or day is None or not days:
            continue
        if day in wider(campaign):
            continue
        if day not in days:
            rule = "ceremony-outside-week"
            message = _("The opening ceremony is on {day}, outside the Week ({week})")
        elif days.index(day) * 2 >= len(days):
            rule = "ceremony-late"
            message = _("The opening ceremony is on {day}, late in the Week ({week})")
        else:
            continue
        text = message.format(day=date_text(day), week=period_text(campaign.period))
        yield Finding(rule, (event.id,), event.origin, text, how_to_accept(rule), week)


def wider(campaign: Campaign) -> tuple[dt.date, ...]:
    """The days of what the Week is a part of, outside the Week."""
    days = campaign.part_of.period.days if campaign.part_of else ()
    week = campaign.period.days if campaign.period else ()
    return tuple(day for day in days if day not in week)


def lower_program_span(campaign: Campaign) -> Iterator[Finding]:
    """Lower units whose programme leaves out days of the Week, or goes beyond it."""
    if campaign.period is None:
        return
    week = campaign.origins.get("period")
    for program in campaign.lower_programs:
        own, whole = program.period.days, campaign.period.days
        if not own or not whole:
            continue
        if own[0] < whole[0] or own[-1] > whole[-1]:
            rule = "lower-program-outside"
            message = _("“{name}” ({period}) goes beyond the Week ({week})")
        elif set(own) != set(whole):
            rule = "lower-program-shorter"
            message = _("“{name}” ({period}) is shorter than the Week ({week})")
        else:
            continue
        text = message.format(
            name=program.name,
            period=period_text(program.period),
            week=period_text(campaign.period),
        )
        yield Finding(rule, (program.id,), program.origin, text, how_to_accept(rule), week)


def deadline_order(campaign: Campaign) -> Iterator[Finding]:
    """A report that is due before those that it sums up, or before the Week is over."""
    end = campaign.period.end.exact if campaign.period else None
    for report in campaign.reports:
        last = report.deadline.last_day if report.deadline else None
        if last is None:
            continue
        if end is not None and last < end:
            message = _("The report is due {deadline}, before the Week ends ({week})").format(
                deadline=deadline_text(report.deadline), week=period_text(campaign.period)
            )
            rule = "deadline-before-end"
            other = campaign.origins.get("period")
            yield Finding(rule, (report.id,), report.origin, message, how_to_accept(rule), other)
        for lower in campaign.reports:
            before = lower.deadline.last_day if lower.deadline else None
            if before is not None and last < before and _sums_up(report, lower):
                message = _("This report is due {deadline}, before those it sums up ({lower})")
                text = message.format(
                    deadline=deadline_text(report.deadline), lower=deadline_text(lower.deadline)
                )
                rule = "deadline-order"
                subjects = (report.id, lower.id)
                yield Finding(
                    rule, subjects, report.origin, text, how_to_accept(rule), lower.origin
                )


def _sums_up(report: Report, lower: Report) -> bool:
    """Whether the one who reports here is the one whom the lower report reaches."""
    reached = [fold(name) for name in (*lower.receivers, lower.via or "") if name]
    reporter = fold(report.reporters)
    return report is not lower and any(name in reporter or reporter in name for name in reached)


_WEEKDAY_AND_DATE = re.compile(
    rf"\b({'|'.join(NAMES)}|thứ [2-7]|CN)[\s,(]*(?:ngày\s*)?"
    r"(\d{1,2}(?:/|\s*tháng\s*)\d{1,2}(?:(?:/|\s*năm\s*)\d{4})?)",
    re.IGNORECASE,
)


def weekdays(campaign: Campaign, texts: Texts) -> Iterator[Finding]:
    """A weekday that does not fit its date, in an event's time or in any text."""
    for event in campaign.events:
        day = event.when.period.start.exact if event.when.period else None
        if day is not None and event.when.weekday not in (None, day.weekday()):
            yield _wrong_weekday(day, event.when.weekday, event.id, event)
        days, weekdays = event.when.days, event.when.weekdays
        if event.when.kind is WhenKind.DAYS and len(days) == len(weekdays):
            # “thứ 2 (05/10), thứ 4 (07/10)”
            for one, said in zip(days, weekdays, strict=True):
                if one.weekday() != said:
                    yield _wrong_weekday(one, said, event.id, event)
    # Most texts have no day, and to look for a weekday takes as long as all other rules on dates.
    for text in (text for text in texts if "/" in text.text or "tháng" in text.text.lower()):
        for match in _WEEKDAY_AND_DATE.finditer(text.text):
            date = (
                match[2]
                if match[2].count("/") > 1 or "năm" in match[2]
                else f"{match[2]}/{campaign.year}"
            )
            known = value_or_none(PartialDate.parse, date)
            day = known.exact if known else None
            said = NUMBERS[match[1].lower()]
            if day is not None and day.weekday() != said:
                yield _wrong_weekday(day, said, text.subject, text)


def _wrong_weekday(day: dt.date, said: int | None, subject: str, where: object) -> Finding:
    message = _("{date} is a {weekday}").format(date=date_text(day), weekday=weekday(day))
    # The nearest day of that name: “thứ Bảy 03/10” may be the fourth.
    nearest = day + dt.timedelta(days=((said or 0) - day.weekday() + 3) % 7 - 3)
    hint = _("Correct the weekday or the date: {weekday} is {date}.").format(
        weekday=weekday(nearest), date=date_text(nearest)
    )
    return Finding("weekday", (subject,), where.origin, message, hint)  # type: ignore[attr-defined]


def how_to_accept(rule: str) -> str:
    """What is to be written where what a rule tells is right."""
    return _("If it is right, write beside it: accept: {{rule: {rule}, reason: ...}}").format(
        rule=rule
    )


DATE_RULES = (ceremony_day, lower_program_span, deadline_order)
