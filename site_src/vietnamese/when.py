"""When something takes place, as plans and tables say it: days, weekdays, periods, hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from site_src.base.messages import gettext as _
from site_src.vietnamese.date_hints import EXAMPLE_YEAR, has_half_day
from site_src.vietnamese.dates import DateRange, PartialDate, not_a_date, without_end
from site_src.vietnamese.hours import CLOCK, PART, TimeRange, not_a_time, without_strokes
from site_src.vietnamese.notation import ValueProblem, is_blank, plain_text
from site_src.vietnamese.weekdays import AND, ONE, take_weekdays, without

# What is longer is a description; some notations take time with the square of the length.
LONGEST_TEXT = 300


class WhenKind(StrEnum):
    """The shape of an event's time."""

    UNKNOWN = "unknown"
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    DAILY = "daily"
    DAYS = "days"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class When:
    """When an event takes place.

    `week` is the campaign's whole period, `daily` each day of `period` (or of the campaign's),
    `days` each of `days`, `weekly` the `weekdays` of `period` (or of the campaign's). `weekday` is
    the one the officer wrote beside a day, or in its place; Monday is 0.
    """

    kind: WhenKind = WhenKind.UNKNOWN
    period: DateRange | None = None
    time: TimeRange | None = None
    weekday: int | None = None
    days: tuple[dt.date, ...] = ()
    weekdays: tuple[int, ...] = ()

    @property
    def lacks_its_day(self) -> bool:
        """Whether only a weekday is written, of the Week that `within` is told."""
        return self.kind is WhenKind.DAY and self.period is None

    @property
    def one_day(self) -> dt.date | None:
        """The day, where it is one and known to the day."""
        return self.period.start.exact if self.kind is WhenKind.DAY and self.period else None

    def within(self, week: DateRange | None) -> Self:
        """The same where weekdays are those of this week.

        As it was where the week is not known, or has a weekday alone more than once.
        """
        known_period = self.period or week
        days = known_period.days if known_period else ()
        if self.kind is WhenKind.WEEKLY:
            return replace(self, days=tuple(d for d in days if d.weekday() in self.weekdays))
        if self.lacks_its_day:
            known = [PartialDate.of(day) for day in days if day.weekday() == self.weekday]
            if len(known) == 1:
                return replace(self, period=DateRange(known[0], known[0]))
        return self

    @classmethod
    def parse(cls, text: str, year: int | None = None) -> Self:
        """Read days, a period, weekdays, `suốt tuần` or `hằng ngày`, with or without a time.

        `16h30 ngày 01/10/2022`, `2, 4, 6/10/2022`, `từ 8h ngày 02/10 đến 17h ngày 04/10/2022`,
        `18h thứ Ba hằng tuần`. `year` is that of days without one.
        """
        try:
            return cls._parse(text, year)
        except ValueProblem:
            if len(text) <= LONGEST_TEXT and not has_half_day(plain_text(text)):
                _must_be_a_time(text, year)
            raise

    @classmethod
    def _parse(cls, text: str, year: int | None) -> Self:
        if len(text) > LONGEST_TEXT:
            raise not_a_date(f"{text[:40]}…")
        rest = plain_text(text)
        if rest in ("chưa rõ", "chưa có", "chưa biết", "unknown") or is_blank(rest):
            return cls()
        if has_half_day(rest):
            raise not_a_time(text)
        # As programs write: 2023-10-02T16:30:00; what names a zone may mean another hour here.
        if re.search(r"\dt\d{1,2}:\d\d(?::\d\d)?(?:z|[+-]\d)", rest):
            raise not_a_time(text)
        rest = re.sub(r"(?<=\d)t(\d{1,2}:\d\d)(?::\d\d)?", r" \1", without_strokes(rest))
        # “thứ Ba, 30/9, từ 14h”: from when it is said behind the day.
        rest = re.sub(rf"(?<=\w),?\s+từ\s+(?={CLOCK})", ", ", rest)
        if found := _two_ends(rest, year):
            one_day = found[0].start == found[0].end
            return cls(WhenKind.DAY if one_day else WhenKind.RANGE, *found)
        kind, rest = _kind(re.sub(r"\s*\(([^()]*)\)", r" \1", rest))
        weekdays, rest = take_weekdays(rest)
        time, rest = _time(rest, kind)
        days = _several_days(rest, year, text)
        if days:
            ends = (PartialDate.of(min(days)), PartialDate.of(max(days)))
            if kind is None:
                return cls(WhenKind.DAYS, DateRange(*ends), time, days=days, weekdays=weekdays)
            raise _several(text)
        period = _period(rest, year, time)
        if period and period.start_time and (time or period.start == period.end):
            if time:
                raise not_a_time(text)
            period, time = replace(period, start_time=None), period.start_time
        if weekdays and (kind is WhenKind.WEEKLY or (period is None and len(weekdays) > 1)):
            return cls(WhenKind.WEEKLY, period, time, weekdays=weekdays)
        if kind is WhenKind.WEEKLY:
            raise _no_weekday(text)
        if kind is None:
            if period is None and not weekdays:
                raise ValueProblem(
                    _("“{text}” has a time but no day").format(text=text),
                    _("Write the day too: {example}.").format(
                        example=f"{' '.join(text.split())} ngày 01/10/{year or EXAMPLE_YEAR}"
                    ),
                )
            one_day = period is None or period.start == period.end
            kind = WhenKind.DAY if one_day else WhenKind.RANGE
        one = weekdays[0] if len(weekdays) == 1 else None
        return cls(kind, period, time, one)


# Between an hour and its day; what begins so is no hour.
_BEFORE_DAY = re.compile(r"(?:,\s*|\s+)ngày\s+|,\s*|\s+(?=(?:thứ|chủ nhật)\s)")
_OF_A_DAY = re.compile(
    r"(?:(?:kể )?từ|đến|trước|sau|vào|hết)|.*(?:\d\s*/\s*\d|\b(?:ngày|tháng)\b).*"
)


def _must_be_a_time(text: str, year: int | None) -> None:
    """Say what is wrong with the hour of “khoảng 8h ngày 02/10”, where the day is right."""
    plain = plain_text(text)
    for match in _BEFORE_DAY.finditer(plain):
        hour, day = plain[: match.start()], plain[match.end() :]
        if not hour or _OF_A_DAY.fullmatch(hour):
            continue
        try:
            when = When._parse(day, year)
        except ValueProblem:
            continue
        if when.time is None and (when.period or when.weekday is not None):
            TimeRange.parse(hour)


# --- What is said beside the days -----------------------------------------------------------------

_KINDS = {
    r"suốt tuần lễ|(?:suốt|cả|trong) tuần(?: lễ)?|all week": WhenKind.WEEK,
    r"(?:hằng|hàng|mỗi) ngày|daily": WhenKind.DAILY,
    r"(?:hằng|hàng|mỗi) tuần|weekly": WhenKind.WEEKLY,
}


def _kind(text: str) -> tuple[WhenKind | None, str]:
    for words, kind in _KINDS.items():
        if match := re.search(rf"\b(?:{words})\b", text):
            return kind, without(text, match)
    # “mỗi thứ Bảy”, “các thứ 3, 5”
    if match := re.search(rf"\b(?:mỗi|các)(?=\s+(?:{PART}\s+)?(?:thứ|chủ nhật|cn|t[2-7])\b)", text):
        return WhenKind.WEEKLY, without(text, match)
    return None, text


_TIME = re.compile(rf"(?:lúc\s+)?({CLOCK}(?:\s*(?:-|–|—|\bđến)\s*{CLOCK})?|\b{PART}\b)")
_PART_OF_FIRST_DAY = re.compile(
    rf"(?:từ\s+{PART}\s.*(?:-|–|—|đến)|{PART}\s.*(?:\bđến\b|\d[/.]\d+(?:[/.]\d+)?\s*[-–—]))"
)


def _time(text: str, kind: WhenKind | None) -> tuple[TimeRange | None, str]:
    """The hours or the part of the day, and the rest.

    What is daily begins on its first day as on any other.
    """
    match = _TIME.search(text)
    repeats = kind in (WhenKind.DAILY, WhenKind.WEEKLY)
    if match is None or (not repeats and _PART_OF_FIRST_DAY.match(text)):
        return None, text
    return TimeRange.parse(match[1]), without(text, match)


# --- Days -----------------------------------------------------------------------------------------

_LEAD = re.compile(r"^(?:từ|vào|trong)?[\s,;]*(?:(?:các\s+)?ngày(?:\s+|$))?")
_SINCE = re.compile(r"^từ\s+(?:ngày\s+)?(?=\d{1,2}\s*[-–—]\s*\d{1,2}\s*[/.])")


def _period(text: str, year: int | None, time: TimeRange | None) -> DateRange | None:
    text = _SINCE.sub("", text)
    if time is None and re.match(r"từ(?:\s+ngày)?\s+[\d/.\-]+$", text):
        raise without_end(re.sub(r"^từ(?:\s+ngày)?\s+", "", text), year)
    text = _LEAD.sub("", text)
    return DateRange.parse(text, year) if text else None


_DAY = r"\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{4})?|\s*tháng\s*\d{1,2}(?:\s*năm\s*\d{4})?)?"
_ITEM = rf"(?:ngày\s+)?{_DAY}(?:\s*[-–—]\s*{_DAY})?"
_LIST = re.compile(rf"{_ITEM}(?:\s*{AND}\s*(?:các\s+)?{_ITEM})+")


def _several_days(text: str, year: int | None, whole: str) -> tuple[dt.date, ...]:
    """Days one by one: `2, 4, 6/10/2026`, `29/9, 01-02/10`; a day takes what the next one says."""
    text = _LEAD.sub("", text)
    if not _LIST.fullmatch(text):
        # A day, something else and a day: the hours of each may be other ones.
        if re.search(rf"{_DAY}.*{AND}.*\d[/.]\d", text) and not re.search(r"-|–|—|đến", text):
            raise _several(whole)
        return ()
    days: list[dt.date] = []
    following: PartialDate | None = None
    for item in reversed(re.split(rf"\s*{AND}\s*", text)):
        plain = re.sub(r"^(?:các\s+)?(?:ngày\s+)?", "", item)
        if following is not None and re.fullmatch(r"\d{1,2}(?:\s*[-–—]\s*\d{1,2})?", plain):
            plain = f"{plain}/{following.month}/{following.year}"
        period = DateRange.parse(plain, following.year if following else year)
        if not period.days:
            raise _several(whole)
        following = period.start
        days += period.days
    return tuple(sorted(set(days)))


def _several(text: str) -> ValueProblem:
    return ValueProblem(
        _("“{text}” names several days").format(text=text),
        _("Write an entry of its own for each of the days, each with an id of its own."),
    )


def _no_weekday(text: str) -> ValueProblem:
    return ValueProblem(
        _("“{text}” says that it is weekly, and not on which day").format(text=text),
        _("Write the weekday: 18h thứ Ba hằng tuần."),
    )


# “từ 8h ngày 02/10 đến 17h ngày 04/10”: an hour, or a part of the day, at the end of a period.
_HOUR = rf"(?:lúc\s+)?(?:{CLOCK}|{PART})"
_SPELT_DAY = (
    r"\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{4})?|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|(?<=ngày )\d{1,2}"
)
_END = re.compile(
    rf"(?:ngày\s+)?(?:(?P<hour>{_HOUR})[\s,]+(?:ngày\s+)?(?:(?:{ONE})[\s,]+(?:ngày\s+)?)?"
    rf"(?P<day>{_SPELT_DAY})"
    rf"|(?P<day2>{_SPELT_DAY})[\s,]+(?P<hour2>{_HOUR})|(?P<day3>{_SPELT_DAY}))"
)
_TOWARDS = re.compile(r"\s+-\s+|\s*[–—]\s*|\s*\bđến(?:\s+hết)?\s+")


def _two_ends(text: str, year: int | None) -> tuple[DateRange, TimeRange | None] | None:
    """A period whose last day has an hour of its own, or that begins at an hour and ends on a day.

    Within one day it is a time of that day. None for anything else.
    """
    ends = _TOWARDS.split(re.sub(r"^từ\s+", "", text))
    if len(ends) != 2:
        return None
    found = [_END.fullmatch(end.strip()) for end in ends]
    if found[0] is None or found[1] is None:
        return None
    hours, days = zip(*(_end_of(match) for match in found if match), strict=True)
    since = text.startswith("từ ") and hours[0]
    if not (hours[1] or since):
        return None
    period = DateRange.parse(f"{days[0]} - {days[1]}", year)
    first, last = (TimeRange.parse(hour) if hour else None for hour in hours)
    if period.start == period.end and first and last and first.start and last.start:
        return period, TimeRange.of(first.start, last.start)
    return replace(period, start_time=first, end_time=last), None


def _end_of(match: re.Match[str]) -> tuple[str, str]:
    return (
        match["hour"] or match["hour2"] or "",
        match["day"] or match["day2"] or match["day3"],
    )


def all_days(days: Iterable[dt.date]) -> str:
    """`02, 04, 06/10`, `30/09, 02/10`: days of one year in few signs."""
    texts: list[str] = []
    following: dt.date | None = None
    for day in sorted(days, reverse=True):
        same = following is not None and following.month == day.month
        texts.append(f"{day:%d}" if same else f"{day:%d/%m}")
        following = day
    return ", ".join(reversed(texts))
