"""What stands beside a day or an hour in one cell and is none: remarks, an office's own hours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.table import Table
from site_src.reading.workbook.time_texts import (
    hour_of_part,
    is_clock,
    is_of_other_part,
    normal,
    parsed,
)

_FIELDS = ("_day", "_time", "_when", "_start", "_first")
_PART = r"sáng|trưa|chiều|tối"
# “Tiết 3”, “giờ hành chính”: what o'clock it is, only those know whose hours they are.
_OWN_HOURS = lazy_regex(
    r"\b(?:(?:trong|ngoài|vào|theo|các)\s+)?(?:(?:tiết|ca)\s+\d{1,2}(?:\s*(?:[-–—,&]|và)\s*\d{1,2})*"
    r"(?!\s*[hg:/\d])|(?:\d{1,2}\s*phút\s+)?(?:đầu|cuối|giữa)\s+(?:giờ|buổi)"
    r"|(?:cả|trọn)\s+buổi(?!\s+(?:sáng|trưa|chiều|tối))"
    r"|giờ\s+(?:hành chính|làm việc|mở cửa|ra chơi|chào cờ|sinh hoạt|nghỉ trưa|học|lên lớp))\b",
    re.IGNORECASE,
)
_HOUR = r"\d{1,2}\s*(?:h|g|giờ|:(?=\d\d))\s*(?:\d\d(?![\d/]|\s*/))?"
_STRETCH = rf"{_HOUR}(?:\s*(?:[-–—→]|đến|tới)\s*{_HOUR})?"
# “8h - 11h, 14h - 17h”, “8h và 14h”
_SEVERAL = lazy_regex(rf"\b{_STRETCH}(?:\s*(?:[,;&+/\n]|\bvà\b)\s*{_STRETCH})+", re.IGNORECASE)
# “sáng sớm”
_SOON = lazy_regex(rf"\b({_PART})\s+(?:sớm|muộn)\b", re.IGNORECASE)
# “chiều + tối”
_PARTS = lazy_regex(
    rf"\b(?:buổi\s+)?(?:{_PART})(?:\s*(?:[+&,/–—-]|\bvà\b)\s*(?:buổi\s+)?(?:{_PART}))+\b",
    re.IGNORECASE,
)
_ONE_PART = lazy_regex(rf"\b(?:buổi\s+)?({_PART})\b", re.IGNORECASE)
_ONE_HOUR = lazy_regex(rf"\b{_HOUR}", re.IGNORECASE)
# No “Thứ 2 (28)”.
_BRACKETS = lazy_regex(r"\(([^()]*[^\W\d_]{2}[^()]*)\)")
_TO_THE_END = lazy_regex(
    r"(?:\bđến|\btới|[-–—])\s*(?:khi\s+)?(?:kết thúc|xong|hết(?:\s+giờ)?)\b(?!\s*\d|\s+ngày)",
    re.IGNORECASE,
)
_CUTS = (
    (_SOON, r"\1"),
    *((pattern, " ") for pattern in (_OWN_HOURS, _TO_THE_END, _BRACKETS, _SEVERAL, _PARTS)),
)
_EDGES = " ,;:.-–\n"


def without_remarks(
    maker: Maker, table: Table, cells: Mapping[str, Cell], aside: list[str]
) -> Mapping[str, Cell]:
    """The cells without what stands beside a time and is none; it goes to the note, and is told."""
    if table.ours:
        return cells
    found = dict(cells)
    for name in _FIELDS:
        cell = cells.get(name)
        if cell is None or cell.kind is not Kind.TEXT or _is_time(cell.text, maker.year):
            continue
        rest, said = _cut(cell.text, maker.year)
        if not said:
            found[name] = _without_other_part(maker, table, cell)
            continue
        aside += said
        message = _("“{text}” stands beside the time, and goes to the note")
        if rest:
            found[name] = replace(cell, text=rest)
        else:
            del found[name]
            message = _("“{text}” is no hour of the clock, and goes to the note")
        hint = _("Write it like 7h30.")
        if any(_SEVERAL.fullmatch(one) for one in said):
            message = _("Several hours, which go to the note: “{text}”")
            hint = _("To show each as an hour, give each a row of its own.")
        maker.guess(table, cell, message.format(text="; ".join(said)), hint)
    return found


def _cut(text: str, year: int) -> tuple[str, list[str]]:
    """A time without what is none, and that; as it was where no time is left."""
    rest, said = text, list[str]()
    for pattern, left in _CUTS:
        match = pattern.search(rest)
        if match is None:
            continue
        said.append(" ".join((match[1] if pattern is _BRACKETS else match[0]).split()))
        rest = f"{rest[: match.start()]}{match.expand(left)}{rest[match.end() :]}".strip(_EDGES)
        if not rest or _is_time(rest, year):
            return rest, said
    return text, []


def _without_other_part(maker: Maker, table: Table, cell: Cell) -> Cell:
    """“Chiều 3/10, 9h00” with its hour alone, which is told; any other cell as it is."""
    part, hour = _ONE_PART.search(cell.text), _ONE_HOUR.search(cell.text)
    if part is None or hour is None:
        return cell
    rest = f"{cell.text[: part.start()]} {cell.text[part.end() :]}".strip(_EDGES)
    clashes = is_of_other_part(hour[0], part[1], maker.year)
    if not clashes or hour_of_part(hour[0], part[1], maker.year) != hour[0]:
        # “2h chiều” is 14h.
        return cell
    if not _is_time(rest, maker.year):
        return cell
    message = _("“{hour}” is none of “{part}”; the hour is taken")
    said = message.format(hour=hour[0].strip(), part=part[0])
    maker.guess(table, cell, said, _("Write the right hour, or the right part of the day."))
    return replace(cell, text=rest)


def _is_time(text: str, year: int) -> bool:
    plain = normal(text, year)
    return is_clock(plain) or parsed(plain) is not None
