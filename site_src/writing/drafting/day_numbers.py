"""Days by their number or weekday alone, where something around them says the rest.

“Ngày 03: …” in a plan that says from when to when the Week is; “16h00 Chủ nhật: …” below two days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from site_src.vietnamese.dates import DateRange
from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.weekdays import NUMBERS
from site_src.writing.drafting.day_words import WEEKDAY
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.outline import Part

_NUMBER = re.compile(
    r"(?:Ngày|Mồng|Mùng|Hôm)\s+(?P<first>\d{1,2})(?:\s*(?:và|,)\s*(?:ngày\s+)?(?P<second>\d{1,2}))?"
    r"\s*:\s*(?=\S)"
)

_NEAR = 40
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)


def by_weekday(around: Fact, text: str) -> Fact:
    """The day among those that hold around a line, where the line begins with its weekday."""
    days = value_or_none(DateRange.parse, around.value)
    named = _WEEKDAY.findall(text[:_NEAR])
    if days is None or len(days.days) < _SEVERAL or len(named) != 1:
        return around
    number = NUMBERS.get(" ".join(named[0].casefold().split()))
    on = [day for day in days.days if day.weekday() == number]
    if len(on) != 1:
        return around
    return replace(around, value=f"{on[0]:%d/%m/%Y}", grade=Grade.DERIVED)


_SEVERAL = 2


def days_of(periods: Sequence[Fact]) -> tuple[date, ...]:
    """The days of the Week; none where the plan says several weeks, or none."""
    said = {period.value for period in periods}
    if len(said) != 1:
        return ()
    week = value_or_none(DateRange.parse, said.pop())
    return week.days if week is not None else ()


def by_number(part: Part, week: Sequence[date]) -> tuple[Part, Fact] | None:
    """What stands behind “Ngày 03:”, and that day; None where the Week has no one such day."""
    match = _NUMBER.match(part.text)
    if match is None:
        return None
    numbers = [int(number) for number in match.groups() if number]
    days = [day for number in numbers for day in week if day.day == number]
    if len(days) != len(numbers):
        return None
    when = " và ".join(f"{day:%d/%m/%Y}" for day in days)
    day = Fact(when, part.block, part.start, part.start + match.end("first"), Grade.DERIVED)
    if match["second"]:
        day = replace(day, end=part.start + match.end("second"))
    return replace(part, start=part.start + match.end()), day
