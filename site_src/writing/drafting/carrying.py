"""What a clause takes from the thing before it: “chiều cùng ngày”, “cũng tại đây”."""

from __future__ import annotations

import re
from dataclasses import replace

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.collecting import day_of
from site_src.writing.drafting.day_words import CLOCK, PART, clock_text
from site_src.writing.drafting.facts import Fact, Grade

_SAME_DAY = re.compile(
    rf"(?:(?P<before>{CLOCK}|{PART})(?:\s+(?:của|trong))?\s+)?cùng ngày(?!\s+với)"
    rf"(?:,?\s*(?:vào|lúc|từ)?\s*(?P<behind>{CLOCK}))?",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?<!\w)(?:tại|ở) (?:đây|đó)(?!\w)", re.IGNORECASE)


def carried(
    block: Block, start: int, end: int, around: Around, before: Activity | None
) -> tuple[Around, bool]:
    """What holds around a clause, with the day and place it takes over; and whether a day is."""
    if before is None:
        return around, False
    timed = False
    day = next((day_of(fact.value) for fact in before.whens if "/" in fact.value), "")
    if day and (match := _SAME_DAY.search(block.text, start, end)):
        when = f"{_hour(match)}{day}"
        fact = Fact(when, block, match.start(), match.end(), Grade.DERIVED)
        around, timed = replace(around, when=fact), True
    if before.places and (there := _THERE.search(block.text, start, end)):
        place = replace(before.places[0], block=block, start=there.start(), end=there.end())
        around = replace(around, place=replace(place, grade=Grade.DERIVED))
    return around, timed


def _hour(match: re.Match[str]) -> str:
    """The hour beside “cùng ngày”, as the reader takes it before a day; "" where there is none."""
    words = match["behind"] or match["before"]
    if not words:
        return ""
    part = match["before"] or ""
    side = None if re.search(r"\d", part) or not part else part.casefold().split()[-1]
    hour = clock_text(words, side) if re.search(r"\d", words) else side
    return f"{hour} ngày "
