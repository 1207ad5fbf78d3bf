"""Values as a citizen reads them. Unknown is said in words, and always in the same way."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.model import Campaign, Document, Event, Mode, Origin, Source
from site_src.model.vocabulary import label
from site_src.vietnamese import weekdays
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.hours import DayPart, TimeRange
from site_src.vietnamese.when import When, WhenKind, all_days

NBSP = "\u00a0"
LEAST_ROOM = 24
DASH = "–"
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def nbsp(text: str) -> str:
    """The text, never broken at its spaces."""
    return text.replace(" ", NBSP)


def cut(text: str, room: int) -> str:
    """The text, ended after a whole word by an ellipsis where it is longer than `room`.

    Room for a word or two there always is.
    """
    room = max(room, LEAST_ROOM)
    return text if len(text) <= room else f"{text[: room - 1].rsplit(' ', 1)[0]}…"


def plain(text: str) -> str:
    """The text with ordinary spaces, for what breaks lines as it likes."""
    return text.replace(NBSP, " ")


def date_text(date: PartialDate | dt.date | None) -> str:
    """`02/10/2023`; with unknown parts `…/9/2023` or `năm 2023`."""
    if date is None:
        return _("No date yet")
    if isinstance(date, dt.date):
        date = PartialDate.of(date)
    if date.month is None:
        return nbsp(_("year {year}").format(year=date.year))
    if date.day is None:
        return f"…/{date.month}/{date.year}"
    return f"{date.day:02}/{date.month:02}/{date.year}"


def weekday(day: dt.date) -> str:
    """The name of a day of the week, small (thứ Hai ... Chủ nhật)."""
    return _(WEEKDAYS[day.weekday()])


def short_weekday(day: dt.date) -> str:
    """`T2` ... `CN`, as calendars print it."""
    return weekdays.SHORT[day.weekday()]


def long_date(date: PartialDate | dt.date | None) -> str:
    """`thứ Bảy, ngày 07 tháng 10 năm 2023`; less where less is known."""
    if isinstance(date, dt.date):
        date = PartialDate.of(date)
    if date is None or date.exact is None:
        return (
            _("day {date}").format(date=date_text(date)) if date and date.month else date_text(date)
        )
    month = f"{date.month:02}" if date.exact.month < 3 else str(date.month)
    words = nbsp(
        _("day {day} month {month} year {year}").format(
            day=f"{date.day:02}", month=month, year=date.year
        )
    )
    return f"{nbsp(weekday(date.exact))}, {words}"


def period_text(period: DateRange | None) -> str:
    """`02–08/10/2023`, or `29/09 – 05/10/2014` over two months."""
    if period is None:
        return _("No date yet")
    start, end = period.start, period.end
    lead = f"{label_part(period.start_time)} " if period.start_time else ""
    if period.end_time:
        last = f"{label_part(period.end_time)} {date_text(end)}"
        first = f"{start.day:02}/{start.month:02}" if start.year == end.year else date_text(start)
        return f"{nbsp(lead + first)} {DASH} {nbsp(last)}"
    if start == end:
        return nbsp(lead + date_text(start))
    if start.exact is None or end.exact is None:
        return nbsp(f"{lead}{date_text(start)} {DASH} {date_text(end)}")
    if start.year != end.year:
        return nbsp(f"{lead}{date_text(start)} {DASH} {date_text(end)}")
    if start.month != end.month or lead:
        return nbsp(f"{lead}{start.day:02}/{start.month:02} {DASH} {date_text(end)}")
    return f"{start.day:02}{DASH}{date_text(end)}"


def long_period(period: DateRange | None) -> str:
    """`từ ngày 02/10 đến ngày 08/10/2023`, in words."""
    if period is None:
        return _("No date yet")
    if period.start == period.end:
        return long_date(period.start)
    lead = f"{label_part(period.start_time)} " if period.start_time else ""
    start = date_text(period.start)
    if period.start.exact and period.start.year == period.end.year:
        start = start.removesuffix(f"/{period.start.year}")
    return _("from {start} to {end}").format(
        start=nbsp(lead + _("day {date}").format(date=start)),
        end=nbsp(_("day {date}").format(date=date_text(period.end))),
    )


def label_part(time: TimeRange) -> str:
    """A part of the day in words."""
    words = {
        DayPart.MORNING: _("morning"),
        DayPart.NOON: _("noon"),
        DayPart.AFTERNOON: _("afternoon"),
        DayPart.EVENING: _("evening"),
        DayPart.ALL_DAY: _("all day"),
    }
    return words[time.part] if time.part else time_text(time)


def _clock(time: dt.time, long: bool) -> str:
    if long:
        hour = _("{hour} o’clock").format(hour=time.hour)
        return nbsp(f"{hour} {time.minute:02}" if time.minute else hour)
    return f"{time.hour}h{time.minute:02}"


def clock_text(time: dt.time) -> str:
    """`16h30`."""
    return _clock(time, False)


def time_text(time: TimeRange | None, long: bool = False) -> str:
    """`16h30`, `7h30–9h00`, `sáng`; unknown is `Chưa có giờ`. Long: `16 giờ 30`."""
    if time is None:
        return _("No time yet")
    if time.start is None:
        return label_part(time)
    if time.end is None:
        return _clock(time.start, long)
    if long:
        return _("{start} to {end}").format(
            start=_clock(time.start, True), end=_clock(time.end, True)
        )
    return f"{_clock(time.start, False)}{DASH}{_clock(time.end, False)}"


def long_time(time: TimeRange | None) -> str:
    """A time in the words of running text."""
    return time_text(time, long=True)


def when_text(when: When) -> str:
    """An event's time in one line."""
    match when.kind:
        case WhenKind.DAY:
            day = nbsp(_dated(when))
            return f"{time_text(when.time)}, {day}" if when.time else day
        case WhenKind.RANGE:
            days = period_text(when.period)
        case WhenKind.WEEK:
            days = _("all week")
        case WhenKind.DAILY:
            days = _("daily") + (f", {period_text(when.period)}" if when.period else "")
        case WhenKind.DAYS:
            days = f"{all_days(when.days)}/{when.days[-1].year}"
        case WhenKind.WEEKLY:
            days = weekly_text(when) + (f", {period_text(when.period)}" if when.period else "")
        case WhenKind.UNKNOWN:
            days = _("No day yet")
    return f"{days}, {time_text(when.time)}" if when.time else days


def weekly_text(when: When) -> str:
    """`thứ Ba, thứ Năm hằng tuần`."""
    names = ", ".join(_(WEEKDAYS[number]) for number in when.weekdays)
    return _("{weekdays}, weekly").format(weekdays=nbsp(names))


def _dated(when: When) -> str:
    assert when.period is not None
    day = when.period.start
    return f"{weekday(day.exact)} {date_text(day)}" if day.exact else date_text(day)


def deadline_text(deadline: Deadline | None) -> str:
    """`trước ngày 13/10/2023`, `trước 17h00 ngày 13/10/2023`, or the document's own words."""
    if deadline is None:
        return _("No deadline in the document")
    if deadline.date is None:
        return deadline.text
    date = date_text(deadline.date)
    if deadline.date.exact:
        date = _("day {date}").format(date=date)
    elif deadline.date.month:
        date = _("month {month}").format(month=date.removeprefix("…/"))
    if deadline.time is not None:
        date = f"{time_text(deadline.time)} {date}"
    return nbsp(_("before {day}").format(day=date) if deadline.exclusive else date)


def term_text(term: StrEnum | None) -> str:
    """The word for a term, in lower case."""
    return label(term) if term is not None else ""


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def document_text(document: Document) -> str:
    """`Kế hoạch 333/KH-UBND`; a missing number is an ellipsis."""
    number = document.number or ("…" if document.symbol else "")
    mark = "/".join(part for part in (number, document.symbol) if part)
    return f"{capital(document.type)} {mark}".strip()


def source_text(source: Source | None) -> str:
    """`Kế hoạch 333/KH-UBND, mục II.1`."""
    if source is None:
        return ""
    parts = [document_text(source.document)] if source.document else []
    if source.section:
        known = source.section.casefold().startswith((_("appendix"), _("section")))
        parts.append(
            source.section if known else _("section {section}").format(section=source.section)
        )
    return ", ".join(parts)


def origin_text(origin: Origin | None, campaign: Campaign) -> str:
    """Who decided a value: the upper unit's document, or that it is the unit's own.

    Nothing where no level above could have decided it.
    """
    if origin is None:
        return ""
    if origin.unit_path == campaign.unit.path:
        return _("{unit}’s own").format(unit=campaign.unit.short_name) if origin.unit_path else ""
    decision = campaign.decisions.get(origin.unit_path)
    if decision is None:
        return _("set by {unit}").format(unit=origin.unit_name)
    text = document_text(decision)
    if decision.issuer:
        text = _("{document} of {issuer}").format(document=text, issuer=decision.issuer)
    return _("according to {document}").format(document=text)


def event_place(event: Event) -> str:
    """Where an event is, in one line."""
    if event.place:
        return ", ".join(part for part in (event.place.name, event.place.address) if part)
    return event.place_note or _("No place yet")


def event_where(event: Event) -> str:
    """Where one goes for an event: to a place, or to platforms; or that it is not known."""
    if not event.place:
        if event.platforms:
            return ", ".join(event.platforms)
        if event.online_url or event.mode is Mode.ONLINE:
            return _("Online")
    return event_place(event)
