"""Times of day as people write them: from an hour to another, or a part of the day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from site_src.base.messages import gettext as _
from site_src.vietnamese.date_hints import (
    clock_hint,
    time_hint,
)
from site_src.vietnamese.notation import ValueProblem, plain_text

# What ends in the morning began in the evening; more hours than these are a slip.
LONGEST_NIGHT = 12
# “7h30'”: the stroke that stands for minutes.
_STROKE = re.compile(r"(?<=\d)\s*['’′](?!\d)")
_ALL_DAY = (
    r"(?:(?:cả|suốt|trọn|nguyên)\s+ngày"
    r"|(?:buổi\s+)?sáng\s*(?:[+&,/–—-]|\b(?:và|lẫn)\b)\s*(?:buổi\s+)?chiều)"
)
PART = rf"(?:{_ALL_DAY}|(?:(?:cả\s+)?buổi\s+)?(?:sáng|trưa|chiều|tối))"
CLOCK = r"\d{1,2}\s*(?:giờ(?:\s*\d{1,2}(?!\d*/))?(?:\s*phút)?|[hg:]\d{0,2})"
# “7h30, 15'”, “7h30 trong 15 phút”: how long it lasts.
_LASTS = re.compile(
    rf"({CLOCK})\s*(?:,|;|\(|\btrong(?:\s+vòng)?|\bkéo dài)\s*(\d{{1,3}})\s*(?:['’′]|phút|ph)\s*\)?"
)


def without_strokes(text: str) -> str:
    """A plain text whose minutes have no strokes; a length in minutes becomes an end."""

    def ended(match: re.Match[str]) -> str:
        begin = dt.datetime.combine(dt.date.min, _clock(_STROKE.sub("", match[1]), text))
        end = begin + dt.timedelta(minutes=int(match[2]))
        return f"{match[1]} - {end.hour}h{end.minute:02}"

    if re.fullmatch(r"(?:(?:hằng|hàng|mỗi) ngày[\s,:]*)?\d{1,3}\s*(?:['’′]|phút)", text):
        raise ValueProblem(
            _("“{text}” says how long it lasts, and not from when").format(text=text),
            _("Write the hour too: 7h30, 15'; or leave it out, and say it in the description."),
        )
    return _STROKE.sub("", _LASTS.sub(ended, text))


class DayPart(StrEnum):
    """A part of the day, where no clock time is known."""

    MORNING = "sáng"
    NOON = "trưa"
    AFTERNOON = "chiều"
    EVENING = "tối"
    ALL_DAY = "cả ngày"


def _written(time: dt.time) -> str:
    return f"{time.hour}h{time.minute:02}" if time.minute else f"{time.hour}h"


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
        plain = without_strokes(plain_text(text)).removeprefix("lúc").removeprefix("từ").strip()
        part = re.sub(r"^(?:cả\s+)?buổi\s+", "", plain)
        if part in tuple(DayPart):
            return cls(part=DayPart(part))
        if re.fullmatch(_ALL_DAY, plain):
            return cls(part=DayPart.ALL_DAY)
        ends = re.split(r"\s*(?:-|–|—|\bđến)\s*", plain, maxsplit=1)
        start, *end = (_clock(part, text) for part in ends)
        return cls.of(start, end[0] if end else None)

    @classmethod
    def of(cls, start: dt.time, end: dt.time | None) -> Self:
        """From an hour to another, which may be in the night after."""
        time = cls(start, end)
        if time.crosses_midnight and time.hours > LONGEST_NIGHT:
            raise ValueProblem(
                _("The time ends before it begins"),
                _("Was {example} meant? A night may end in the morning.").format(
                    example=" - ".join(_written(hour) for hour in (end, start) if hour)
                ),
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
        raise not_a_time(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueProblem(
            _("There is no time {text}").format(text=text),
            clock_hint(hour),
        )
    return dt.time(hour, minute)


def not_a_time(text: str) -> ValueProblem:
    return ValueProblem(
        _("“{text}” is not a time").format(text=text),
        time_hint(text),
    )
