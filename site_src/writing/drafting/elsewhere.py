"""What others hold on a day or at a place of theirs: “… Riêng huyện B tổ chức vào ngày 02/10”."""

from __future__ import annotations

import re
from dataclasses import replace

from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.said import said, spans

_ELSEWHERE = re.compile(
    r"[.;,]\s+(?:riêng|còn)\s(?:tại |ở )?(?P<who>[^,;.:]{3,60}?)\s(?:thì |sẽ |được )*"
    r"(?:tổ chức|làm|mở|diễn ra|phát động|khai mạc|bắt đầu)\s"
    r"(?=vào|lúc|ngày|từ|sáng|chiều|tối|tại|ở|\d)",
    re.IGNORECASE,
)


def elsewhere(part: Part) -> re.Match[str] | None:
    """Where a paragraph says so; None where it says so of nobody."""
    return _ELSEWHERE.search(part.block.text, part.start)


def part_until(part: Part, there: re.Match[str]) -> Part:
    """The paragraph up to there."""
    cut, block = there.start(), part.block
    return replace(part, block=replace(block, text=block.text[:cut], spots=block.spots[:cut]))


def held_elsewhere(part: Part, one: Activity, there: re.Match[str], year: int) -> Activity:
    """What is held as the one before it, by others on a day or at a place of theirs."""
    block, (start, end) = part.block, there.span("who")
    stop = next(iter(spans(block.text, start)), (start, len(block.text)))[1]
    told = said(block, end, stop, year)
    who = Fact(block.text[start:end], block, start, end)
    return replace(
        one,
        title=replace(one.title, value=f"{one.title.value} ({who.value})", grade=Grade.DERIVED),
        whens=told.whens or one.whens,
        hours=told.hours,
        places=told.places,
        organizers=(replace(who, value=who.value[:1].upper() + who.value[1:]),),
        partners=(),
        people=(),
        level=None,
        lower=True,
        texts=(Fact(block.text[start:stop].strip(" ;"), block, start, stop),),
    )
