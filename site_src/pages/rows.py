"""What a row of the programme says of an activity: its hour, where, at what cost, how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_src.base.messages import gettext as _
from site_src.model import Change, Cost, Event, Mode, Status, display
from site_src.model.vocabulary import label
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.when import When, WhenKind, all_days

# The fields whose change people would miss an activity by, and what a heading says of it.
_TIMES = frozenset({"when", "time", "giờ", "ngày giờ", "ngày", "thời gian"})
_PLACES = frozenset({"place", "place_note", "online_url", "địa điểm", "nơi"})


@dataclass(frozen=True, slots=True)
class Hour:
    """The hour of an activity as a column shows it.

    `begin` and `end` on each of its days ('' where it is not known), and its `days` (`thứ Bảy
    04/10`, `29/9 – 03/10`, `suốt tuần`).
    """

    begin: str
    end: str
    days: str


def hour(event: Event) -> Hour:
    """The hour and the days of an activity, in as few words as a narrow column holds."""
    time = event.when.time
    begin = display.capital(_clock(time)) if time else ""
    end = _("until {hour}").format(hour=display.clock_text(time.end)) if time and time.end else ""
    return Hour(begin, end, _days(event.when))


def _clock(time: TimeRange) -> str:
    return display.clock_text(time.start) if time.start else display.label_part(time)


def _days(when: When) -> str:
    period = when.period
    match when.kind:
        case WhenKind.WEEK:
            return _("all week")
        case WhenKind.UNKNOWN:
            return ""
        case WhenKind.DAILY:
            days = [_("daily"), *([short_period(when)] if period else [])]
            return ", ".join(days)
        case WhenKind.DAYS:
            return all_days(when.days)
        case WhenKind.WEEKLY:
            days = [display.weekly_text(when), *([short_period(when)] if period else [])]
            return ", ".join(days)
    return short_period(when)


def short_period(when: When) -> str:
    """`thứ Bảy 04/10`, `02–07/10`, `29/9 – 03/10`: days of the campaign's own year."""
    period = when.period
    if period is None:
        return ""
    first, last = period.start.exact, period.end.exact
    if first is None or last is None:
        return display.period_text(period)
    if first == last:
        return short_day(first)
    if period.end_time:
        return display.period_text(period).removesuffix(f"/{last.year}")
    if period.start_time:
        part = display.label_part(period.start_time)
        return _range(f"{part} {first:%d/%m}", f"{last:%d/%m}")
    if first.month == last.month:
        return f"{first:%d}{display.DASH}{last:%d/%m}"
    return _range(f"{first:%d/%m}", f"{last:%d/%m}")


def _range(first: str, last: str) -> str:
    """In a narrow column it parts after its dash, and no line begins with that or with a blank."""
    return f"{display.nbsp(f'{first} {display.DASH}')} {last}"


def short_day(day: dt.date) -> str:
    """`thứ Bảy 04/10`."""
    return f"{display.nbsp(display.weekday(day))} {day:%d/%m}"


def is_off(event: Event) -> bool:
    """Whether nobody should come."""
    return event.status.is_off


def standing(event: Event) -> str:
    """What stands before an activity's name where it is not as it was announced; else ''."""
    if event.status is Status.CANCELLED:
        return _("Cancelled")
    if event.status is Status.POSTPONED:
        return _("Postponed")
    if event.status is not Status.CHANGED:
        return ""
    fields = {change.field.strip().casefold() for change in event.changes}
    signs = [
        words
        for words, known in ((_("New time"), _TIMES), (_("New place"), _PLACES))
        if fields & known
    ]
    return display.capital(", ".join(signs).lower()) if signs else _("Changed")


def former_hours(event: Event) -> Iterator[Change]:
    """The changes of day or hour that name the old ones."""
    for change in event.changes:
        if change.field.strip().casefold() in _TIMES and change.was:
            yield change


def why_off(event: Event) -> str:
    """Why an activity is off, where staff have said it."""
    reasons = [change.reason for change in event.changes if change.reason] if is_off(event) else []
    return reasons[-1] if reasons else ""


def where(event: Event, with_address: bool = False) -> str:
    """Where one goes, by name and with its address; '' where it is not known."""
    if event.place:
        return display.event_place(event) if with_address else event.place.name
    if event.platforms:
        return _("Online, {where}").format(where=", ".join(event.platforms))
    if event.online_url or event.mode is Mode.ONLINE:
        return _("Online")
    return event.place_note or ""


def cost(event: Event) -> str:
    """What taking part costs, in lower case; '' where it is not known."""
    return label(event.cost) if isinstance(event.cost, Cost) else ""


def lacking(event: Event, within_row: bool = False) -> tuple[str, ...]:
    """What is not known of an activity, in words that make one sentence.

    In a row what one needs to come, on its own page all. Nothing of one that is off.
    """
    if is_off(event):
        return ()
    when = event.when
    known_day = when.kind is not WhenKind.UNKNOWN and (
        when.period is None or when.period.start.exact is not None
    )
    one_day = when.kind is WhenKind.DAY and known_day
    placed = bool(where(event))
    gaps = [
        (_("day"), not known_day and not within_row),
        (_("time"), when.time is None and (one_day or not within_row)),
        (_("place"), not placed and (one_day or not within_row)),
        (_("whom it is for"), not event.audience and not within_row),
        (_("cost"), event.cost is None and not within_row),
        (_("registration"), not (event.registration or event.registration_url) and not within_row),
    ]
    return tuple(words for words, is_lacking in gaps if is_lacking)


def listing(words: tuple[str, ...]) -> str:
    """`giờ, địa điểm và chi phí`."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


FILTERS: Mapping[str, Callable[..., Any]] = {
    "cost": cost,
    "former_hours": lambda event: tuple(former_hours(event)),
    "hour": hour,
    "is_off": is_off,
    "lacking": lacking,
    "listing": listing,
    "short_day": short_day,
    "spot": where,
    "standing": standing,
    "why_off": why_off,
}
