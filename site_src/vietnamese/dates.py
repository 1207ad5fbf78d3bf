"""Dates that may be partial, periods, deadlines: values that plans are made of.

Each type is frozen, keeps what is unknown unknown, and has a `parse` that reads the notations
people write and raises `ValueProblem` (what is wrong, what to write instead) for the rest.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Self

from site_src.base.messages import gettext as _
from site_src.vietnamese.date_hints import (
    EXAMPLE_YEAR,
    date_hint,
    month_hint,
)
from site_src.vietnamese.hours import CLOCK, PART, TimeRange
from site_src.vietnamese.notation import ValueProblem, plain_text

# A slip in a year must not make thousands of days.
LONGEST_PERIOD = 366
_RANGE_SIGN = re.compile(r"\s+-\s+|(?<!-\d\d)(?<!-\d)-(?!\d{1,2}-)|\s*(?:–|—|\bđến(?:\s+hết)?)\s*")
_RANGE_WORD = re.compile(r"\s*\bđến(?:\s+hết)?\s+")


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
                _("Write the date like {example}.").format(example=f"02/10/{EXAMPLE_YEAR}"),
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
    def parse(cls, text: str, year: int | None = None) -> Self:
        """Read `02/10/2023`, `2023-10-02`, `09/2023`, `2023` or `ngày 02 tháng 10 năm 2023`.

        A day or month that a document leaves blank may be missing or an ellipsis. `year` is that of
        a day without one.
        """
        plain = plain_text(text)
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain):
            return cls(int(match[1]), int(match[2]), int(match[3]))
        spelled = re.sub(r"\s*(?:tháng|năm)\s*", "/", plain.removeprefix("ngày").strip())
        spelled = re.sub(r"^(?:[….]*\s*/\s*){1,2}", "", spelled)
        if re.fullmatch(r"\d{1,2}([/.\- ])\d{1,2}\1\d{4}", spelled):
            day, month, own = (int(part) for part in re.findall(r"\d+", spelled))
            return cls(own, month, day)
        if year and (match := re.fullmatch(r"(?:tháng\s*|[….]+\s*/\s*)(\d{1,2})", plain)):
            return cls(year, int(match[1]))
        if year and (match := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})", spelled)):
            return cls(year, int(match[2]), int(match[1]))
        if match := re.fullmatch(r"(\d{1,2})[/.\-](\d{4})", spelled):
            return cls(int(match[2]), int(match[1]))
        if re.fullmatch(r"\d{4}", spelled):
            return cls(int(spelled))
        raise not_a_date(text, year)


def not_a_date(text: str, year: int | None = None) -> ValueProblem:
    """That a text is no date, and what to write."""
    return ValueProblem(
        _("“{text}” is not a date").format(text=text), date_hint(plain_text(text), year)
    )


@dataclass(frozen=True, slots=True)
class DateRange:
    """A period of whole days, both ends included.

    `start_time` keeps “từ sáng 01/10”, `end_time` “đến 17h ngày 04/10”.
    """

    start: PartialDate
    end: PartialDate
    start_time: TimeRange | None = None
    end_time: TimeRange | None = None

    def __post_init__(self) -> None:
        if self.end.latest < self.start.earliest:
            raise ValueProblem(
                _("The period ends before it begins"),
                _right_way_round(self.start, self.end),
            )
        first, last = self.start.exact, self.end.exact
        if first and last and (last - first).days > LONGEST_PERIOD:
            raise ValueProblem(
                _("The period is longer than a year"),
                _("Look at the years: {example}.").format(
                    example=f"{written(self.start)} - {written(replace(self.end, year=first.year))}"
                ),
            )

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every calendar day of the period; empty where an end is only partly known."""
        first, last = self.start.exact, self.end.exact
        if first is None or last is None:
            return ()
        return tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))

    @classmethod
    def parse(cls, text: str, year: int | None = None) -> Self:
        """Read `02/10/2023 - 08/10/2023`, `1-7/10/2024`, `29/9 - 05/10/2014`, or one day.

        `year` is that of days without one.
        """
        plain = re.sub(r"^(?:từ\s+)?(?:ngày\s+)?", "", plain_text(text))
        time = None
        if found := re.match(rf"({PART})\s+(?:ngày\s+)?", plain):
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
            if time is None and plain_text(text).startswith("từ "):
                raise without_end(plain, year)
            day = PartialDate.parse(plain, year)
            return cls(day, day, time)
        if not all(ends):
            raise ValueProblem(
                _("“{text}” is not a period").format(text=text),
                _("Write both days: {example}.").format(example=_both_days(ends, year)),
            )
        end = PartialDate.parse(ends[1], year)
        return cls(_complete_start(ends[0], end), end, time)


def written(date: PartialDate) -> str:
    """A date as it may be written: `02/10/2023`, `10/2023`, `2023`."""
    parts = (f"{part:02}" for part in (date.day, date.month) if part)
    return "/".join((*parts, str(date.year)))


def _right_way_round(start: PartialDate, end: PartialDate) -> str:
    """What to write in place of a period whose last day is before its first."""
    if start.year == end.year and (start.month or 0) > (end.month or 0) and start.month == 12:
        example = f"{written(start)} - {written(replace(end, year=end.year + 1))}"
        return _("Look at the years: {example}.").format(example=example)
    return _(
        "Correct the day that is wrong; if the two have only changed places, write {example}."
    ).format(example=f"{written(end)} - {written(start)}")


def _both_days(ends: list[str], year: int | None) -> str:
    """A period with the day that is there, and another one."""
    try:
        known = PartialDate.parse(next(filter(None, ends)), year).exact
    except (ValueProblem, StopIteration):
        known = None
    known = known or dt.date(year or EXAMPLE_YEAR, 10, 2)
    days = [known + dt.timedelta(days=number) for number in ((0, 6) if ends[0] else (-6, 0))]
    return " - ".join(f"{day:%d/%m/%Y}" for day in days)


def without_end(first: str, year: int | None) -> ValueProblem:
    """What to write in place of a period that only begins."""
    day = PartialDate.parse(first, year)
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


# What stands before a last day. Only after “trước” is that day itself too late.
_BEFORE_DEADLINE = (
    r"((?:(?:hoàn thành|xong|nộp|gửi)\s+)?trước"
    r"|(?:chậm|muộn|trễ)\s+nhất|không\s+(?:quá|muộn\s+hơn|trễ\s+hơn)"
    r"|hạn(?:\s+(?:chót|cuối(?:\s+cùng)?|nộp|gửi))?|(?:(?:đến|trong)\s+)?hết|trong(?=\s+ngày))?"
    r"[\s:]*(?:là\s+|vào\s+)?(?:ngày\s+)?"
)


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
    def parse(cls, text: str, year: int | None = None) -> Self:
        """Read `trước 13/10/2023`, `trước 17h ngày 13/10/2023`, `25/10/2023`, or words alone."""
        plain = plain_text(text)
        match = re.match(_BEFORE_DEADLINE, plain)
        rest = plain[match.end() :] if match else plain
        if plain and not re.search(r"\d", rest):
            return cls(text=" ".join(text.split()))
        time = None
        if clock := re.match(rf"(?:lúc\s+)?({CLOCK})[\s,]+(?:ngày\s+)?", rest):
            time, rest = TimeRange.parse(clock[1]), rest[clock.end() :]
        exclusive = bool(match and match[1] and match[1].endswith("trước"))
        return cls(PartialDate.parse(rest, year), exclusive, time=time)
