"""Days of the Week by their number alone: “Ngày 03: …”, where the plan says from when to when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from site_src.vietnamese.dates import DateRange
from site_src.vietnamese.notation import value_or_none
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.outline import Part

_NUMBER = re.compile(
    r"(?:Ngày|Mồng|Mùng|Hôm)\s+(?P<first>\d{1,2})(?:\s*(?:và|,)\s*(?:ngày\s+)?(?P<second>\d{1,2}))?"
    r"\s*:\s*(?=\S)"
)


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
