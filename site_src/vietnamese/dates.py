"""Values that plans are made of: dates that may be partial, times, periods, deadlines.

Each type is frozen, keeps what is unknown unknown, and has a `parse` that reads the notations
people write and raises `ValueProblem` (what is wrong, what to write instead) for the rest.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from site_src.base.messages import gettext as _
from site_src.vietnamese import weekdays
from site_src.vietnamese.date_hints import (
    clock_hint,
    date_hint,
    has_half_day,
    month_hint,
    time_hint,
)


class ValueProblem(ValueError):  # noqa: N818 - a slip of the writer, not a fault of ours
    """A text that is not a value of its type.

    `message` says why, `hint` what to write, `rule` what kind of problem that is.
    """

    def __init__(self, message: str, hint: str = "", rule: str = "wrong-value") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.rule = rule


# A slip in a year must not make thousands of days.
LONGEST_PERIOD = 366
# What ends in the morning began in the evening; more hours than these are a slip.
LONGEST_NIGHT = 12
_RANGE_SIGN = re.compile(r"\s+-\s+|(?<!-\d\d)(?<!-\d)-(?!\d{1,2}-)|\s*(?:–|—|\bđến(?:\s+hết)?)\s*")
_RANGE_WORD = re.compile(r"\s*\bđến(?:\s+hết)?\s+")
_WEEKDAY = re.compile(rf"\(?\b({'|'.join(weekdays.NUMBERS)})\b\)?\s*,?\s*")
# “7h30'”: the stroke that stands for minutes.
_STROKE = re.compile(r"(?<=\d)\s*['’′](?!\d)")
_PARTS = r"sáng|trưa|chiều|tối"
_PART = rf"(?:buổi\s+)?(?:{_PARTS})"
_CLOCK = r"\d{1,2}\s*(?:giờ(?:\s*\d{1,2}(?!\d*/))?(?:\s*phút)?|[hg:]\d{0,2})"
_TIME = re.compile(rf"(?:lúc\s+)?({_CLOCK}(?:\s*(?:-|–|—|\bđến)\s*{_CLOCK})?|\b{_PART}\b)")
_PART_OF_FIRST_DAY = re.compile(rf"(?:từ\s+)?{_PART}\s.*(?:-|–|—|đến)")


def _plain(text: str) -> str:
    """Lower case, NFC, single spaces: what the notations are matched against."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date whose day, or day and month, may be unknown. Never completed by guessing."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1900 <= self.year <= 2200:
            raise ValueProblem(
                _("There is no year {year} here").format(year=self.year),
                _("Write the date like 02/10/2023."),
            )
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueProblem(
                _("There is no month {month}").format(month=self.month),
                month_hint(self.month, self.day, self.year),
            )
        if self.month is not None and self.day is not None:
            last = calendar.monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= last:
                raise ValueProblem(
                    _("There is no day {day} in month {month}/{year}").format(
                        day=self.day, month=self.month, year=self.year
                    ),
                    _("The last day of that month is {last}.").format(last=last),
                )

    @property
    def exact(self) -> dt.date | None:
        """The calendar day, where day and month are known."""
        if self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def earliest(self) -> dt.date:
        """The first calendar day that it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last calendar day that it can be."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """A complete date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `02/10/2023`, `2023-10-02`, `09/2023`, `2023` or `ngày 02 tháng 10 năm 2023`.

        A day or month that a document leaves blank may be missing or an ellipsis.
        """
        plain = _plain(text)
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain):
            year, month, day = (int(part) for part in match.groups())
            return cls(year, month, day)
        spelled = re.sub(r"\s*(?:tháng|năm)\s*", "/", plain.removeprefix("ngày").strip())
        spelled = re.sub(r"^(?:[….]*\s*/\s*){1,2}", "", spelled)
        if re.fullmatch(r"\d{1,2}([/.\- ])\d{1,2}\1\d{4}", spelled):
            day, month, year = (int(part) for part in re.findall(r"\d+", spelled))
            return cls(year, month, day)
        if match := re.fullmatch(r"(\d{1,2})[/.\-](\d{4})", spelled):
            return cls(int(match[2]), int(match[1]))
        if re.fullmatch(r"\d{4}", spelled):
            return cls(int(spelled))
        raise ValueProblem(
            _("“{text}” is not a date").format(text=text),
            date_hint(plain),
        )


class DayPart(StrEnum):
    """A part of the day, where no clock time is known."""

    MORNING = "sáng"
    NOON = "trưa"
    AFTERNOON = "chiều"
    EVENING = "tối"


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A time of day: a start with or without an end, or only a part of the day.

    An end at or before the start is on the next day (`crosses_midnight`)."""

    start: dt.time | None = None
    end: dt.time | None = None
    part: DayPart | None = None

    @property
    def crosses_midnight(self) -> bool:
        """Whether the end lies on the day after the start."""
        return self.start is not None and self.end is not None and self.end <= self.start

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `16h30`, `16:30`, `7 giờ 30`, `14h`, `8h - 11h30`, or `sáng`, `chiều`, `tối`."""
        plain = _STROKE.sub("", _plain(text)).removeprefix("lúc").removeprefix("từ").strip()
        if plain.removeprefix("buổi ") in tuple(DayPart):
            return cls(part=DayPart(plain.removeprefix("buổi ")))
        ends = re.split(r"\s*(?:-|–|—|\bđến)\s*", plain, maxsplit=1)
        start, *end = (_clock(part, text) for part in ends)
        time = cls(start, end[0] if end else None)
        if time.crosses_midnight and time.hours > LONGEST_NIGHT:
            raise ValueProblem(
                _("The time ends before it begins"),
                _("Write the earlier time first: 8h - 10h; a night may end in the morning."),
            )
        return time

    @property
    def hours(self) -> float:
        """How long it lasts, in hours; 0 where that is not known."""
        if self.start is None or self.end is None:
            return 0
        minutes = [time.hour * 60 + time.minute for time in (self.start, self.end)]
        return ((minutes[1] - minutes[0] - 1) % (24 * 60) + 1) / 60


def _clock(part: str, text: str) -> dt.time:
    match = re.fullmatch(r"(\d{1,2})\s*(?:giờ|[hg:])\s*(\d{1,2})?(?:\s*phút)?", part.strip())
    if match is None:
        raise _not_a_time(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueProblem(
            _("There is no time {text}").format(text=text),
            clock_hint(hour),
        )
    return dt.time(hour, minute)


def _not_a_time(text: str) -> ValueProblem:
    return ValueProblem(
        _("“{text}” is not a time").format(text=text),
        time_hint(text),
    )


@dataclass(frozen=True, slots=True)
class DateRange:
    """A period of whole days, both ends included. `start_time` keeps “từ sáng 01/10”."""

    start: PartialDate
    end: PartialDate
    start_time: TimeRange | None = None

    def __post_init__(self) -> None:
        if self.end.latest < self.start.earliest:
            raise ValueProblem(
                _("The period ends before it begins"),
                _("Write the first day first: 02/10/2023 - 08/10/2023."),
            )
        first, last = self.start.exact, self.end.exact
        if first and last and (last - first).days > LONGEST_PERIOD:
            raise ValueProblem(
                _("The period is longer than a year"),
                _("Look at the years: 02/10/2023 - 08/10/2023."),
            )

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every calendar day of the period; empty where an end is only partly known."""
        first, last = self.start.exact, self.end.exact
        if first is None or last is None:
            return ()
        return tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `02/10/2023 - 08/10/2023`, `1-7/10/2024`, `29/9 - 05/10/2014`, or one day."""
        plain = re.sub(r"^(?:từ\s+)?(?:ngày\s+)?", "", _plain(text))
        time = None
        if found := re.match(rf"({_PART})\s+(?:ngày\s+)?", plain):
            time, plain = TimeRange.parse(found[1]), plain[found.end() :]
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plain):
            day = PartialDate.parse(plain)
            return cls(day, day, time)
        if match := re.fullmatch(r"(\d{4}-\d{1,2}-\d{1,2})\s*(?:-|–|—|đến|/)\s*(\d{4}-.+)", plain):
            return cls(PartialDate.parse(match[1]), PartialDate.parse(match[2]), time)
        # “29-9 đến 5-10-2014”: beside the word, hyphens belong to the days.
        sign = _RANGE_WORD if _RANGE_WORD.search(plain) else _RANGE_SIGN
        ends = [part.removeprefix("ngày ") for part in sign.split(plain, maxsplit=1)]
        if len(ends) == 1:
            if time is None and _plain(text).startswith("từ "):
                raise _without_end(plain)
            day = PartialDate.parse(plain)
            return cls(day, day, time)
        if not all(ends):
            raise ValueProblem(
                _("“{text}” is not a period").format(text=text),
                _("Write the period like 02/10/2023 - 08/10/2023."),
            )
        end = PartialDate.parse(ends[1])
        return cls(_complete_start(ends[0], end), end, time)


def _without_end(first: str) -> ValueProblem:
    """What to write in place of a period that only begins."""
    day = PartialDate.parse(first)
    named = day.exact.strftime("%d/%m/%Y") if day.exact else first
    return ValueProblem(
        _("The period begins and has no last day"),
        _("Write the last day too: {example} - ...; or, for one day, {example}.").format(
            example=named
        ),
    )


def _complete_start(start: str, end: PartialDate) -> PartialDate:
    """The first day of `1-7/10/2024` and `29/9 - 05/10/2014` takes month and year of the end."""
    plain = re.sub(r"\s*tháng\s*", "/", start.strip())
    numbers = re.fullmatch(r"(\d{1,2})(?:[/.\-](\d{1,2}))?", plain)
    if numbers is None:
        return PartialDate.parse(start)
    month = int(numbers[2]) if numbers[2] else end.month
    if month is None:
        return PartialDate.parse(start)
    return PartialDate(end.year, month, int(numbers[1]))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day.

    `date` itself, or the day before it when `exclusive` (“trước 13/10/2023”) and no `time` of that
    day is given (“trước 17h ngày 13/10/2023”). Without a date, `text` keeps what the document says
    (“theo quy định”).
    """

    date: PartialDate | None = None
    exclusive: bool = False
    text: str = ""
    time: TimeRange | None = None

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it is still in time, where known."""
        day = self.date.exact if self.date else None
        before = self.exclusive and self.time is None
        return day - dt.timedelta(days=1) if day and before else day

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `trước 13/10/2023`, `trước 17h ngày 13/10/2023`, `25/10/2023`, or words alone."""
        plain = _plain(text)
        words = (
            r"(trước|chậm nhất|muộn nhất|hạn chót|(?:đến\s+)?hết)?[\s:]*"
            r"(?:là\s+|vào\s+)?(?:ngày\s+)?"
        )
        match = re.match(words, plain)
        rest = plain[match.end() :] if match else plain
        if plain and not re.search(r"\d", rest):
            return cls(text=" ".join(text.split()))
        time = None
        if clock := re.match(rf"(?:lúc\s+)?({_CLOCK})[\s,]+(?:ngày\s+)?", rest):
            time, rest = TimeRange.parse(clock[1]), rest[clock.end() :]
        exclusive = bool(match and match[1] == "trước")
        return cls(PartialDate.parse(rest), exclusive, time=time)


class WhenKind(StrEnum):
    """The shape of an event's time."""

    UNKNOWN = "unknown"
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class When:
    """When an event takes place.

    `week` is the campaign's whole period, `daily` each day of `period` (or of the campaign's);
    `weekday` is the one the officer wrote, Monday is 0.
    """

    kind: WhenKind = WhenKind.UNKNOWN
    period: DateRange | None = None
    time: TimeRange | None = None
    weekday: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a day, a period, `suốt tuần` or `hằng ngày`, each with or without a time.

        `16h30 ngày 01/10/2022`, `02/10/2023 - 07/10/2023`, `hằng ngày 17h - 17h15`.
        """
        rest = _plain(text)
        if rest in ("", "chưa rõ", "chưa có", "chưa biết", "unknown"):
            return cls()
        if has_half_day(rest):
            raise _not_a_time(text)
        # As programs write: 2023-10-02T16:30:00; what names a zone may mean another hour here.
        if re.search(r"\dt\d{1,2}:\d\d(?::\d\d)?(?:z|[+-]\d)", rest):
            raise _not_a_time(text)
        rest = _STROKE.sub("", rest)
        rest = re.sub(r"(?<=\d)t(\d{1,2}:\d\d)(?::\d\d)?", r" \1", rest)
        kind = None
        for words, found in _WHEN_WORDS.items():
            if words in rest:
                kind, rest = found, rest.replace(words, " ").strip(" ,;:")
                break
        weekday = None
        if match := _WEEKDAY.search(rest):
            weekday, rest = weekdays.NUMBERS[match[1]], rest.replace(match[0], " ", 1).strip(" ,;")
        if _SEVERAL_DAYS.search(rest):
            raise _several_days(text)
        time = None
        # What is daily begins on its first day as on any other.
        daily = kind is WhenKind.DAILY
        if (match := _TIME.search(rest)) and (daily or not _PART_OF_FIRST_DAY.match(rest)):
            time = TimeRange.parse(match[1])
            rest = f"{rest[: match.start()].strip()} {rest[match.end() :].strip()}".strip(" ,;")
        if time is None and re.match(r"từ(?:\s+ngày)?\s+[\d/.\-]+$", rest):
            raise _without_end(re.sub(r"^từ(?:\s+ngày)?\s+", "", rest))
        rest = re.sub(r"^(?:từ|vào)?[\s,;]*(?:ngày\s+)?", "", rest)
        period = DateRange.parse(rest) if rest else None
        if period and period.start_time and (time or period.start == period.end):
            if time:
                raise _not_a_time(text)
            period, time = replace(period, start_time=None), period.start_time
        if kind is None:
            if period is None:
                raise ValueProblem(
                    _("“{text}” has a time but no day").format(text=text),
                    _("Write the day too: 16h30 ngày 01/10/2022."),
                )
            kind = WhenKind.DAY if period.start == period.end else WhenKind.RANGE
        return cls(kind, period, time, weekday)


# Days one by one: “2, 4, 6/10/2026”, “02/10/2026 và 04/10/2026”.
_SEVERAL_DAYS = re.compile(
    r"(?<![\d/:h])\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?\s*(?:,|;|&|\+|\bvà\b)\s*(?:ngày\s+)?"
    r"\d{1,2}(?:\s*(?:,|;|&|\+|\bvà\b)\s*\d{1,2})*[/.]\d{1,2}"
)


def _several_days(text: str) -> ValueProblem:
    return ValueProblem(
        _("“{text}” names several days").format(text=text),
        _("Write an entry of its own for each of the days, each with an id of its own."),
    )


_WHEN_WORDS = {
    "suốt tuần lễ": WhenKind.WEEK,
    "suốt tuần": WhenKind.WEEK,
    "cả tuần": WhenKind.WEEK,
    "all week": WhenKind.WEEK,
    "hằng ngày": WhenKind.DAILY,
    "hàng ngày": WhenKind.DAILY,
    "mỗi ngày": WhenKind.DAILY,
    "daily": WhenKind.DAILY,
}
