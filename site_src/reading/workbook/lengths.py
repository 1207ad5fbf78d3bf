"""How long something lasts, in a column of its own: “7h15” with “30 phút” is 7h15 - 7h45."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.moments import hours_of
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.table import Table
from site_src.reading.workbook.time_texts import is_clock, normal

_MINUTES = lazy_regex(
    r"(\d{1,3})\s*(?:phút|ph|p|'|’|′)?\s*(?:/\s*(?:buổi|lượt|ca|tiết))?", re.IGNORECASE
)
_HOURS = lazy_regex(
    r"(\d{1,2})(?:[.,](5))?\s*(?:giờ|tiếng|h)\s*(?:(rưỡi)|(\d{1,2})\s*(?:phút|p|'|’|′)?)?"
    r"\s*(?:/\s*(?:buổi|lượt|ca))?",
    re.IGNORECASE,
)
# Whole numbers below this are hours, or pupils’ lessons: nobody knows.
_LEAST_MINUTES = 10


def with_end(
    maker: Maker, table: Table, cells: Mapping[str, Cell], aside: list[str]
) -> Mapping[str, Cell]:
    """The cells with the end that a beginning and a length make; any other length goes `aside`."""
    length = cells.get("_length")
    if length is None:
        return cells
    rest = {name: cell for name, cell in cells.items() if name != "_length"}
    name = next((n for n in ("_time", "_start", "_when") if n in rest), "")
    minutes = _minutes(length)
    if minutes and name and "_end" not in rest:
        begin = hours_of(rest[name], maker.year) if name != "_when" else rest[name].text
        hour = re.fullmatch(r"(?:từ\s+)?(\d{1,2})\s*(?:h|g|giờ|:)\s*(\d\d)?", begin.strip())
        if hour and is_clock(normal(begin, maker.year)):
            end = int(hour[1]) * 60 + int(hour[2] or 0) + minutes
            if end < 24 * 60:
                text = f"{int(hour[1])}h{hour[2] or ''} - {end // 60}h{end % 60:02}"
                return {**rest, name: replace(rest[name], text=text, kind=Kind.TEXT, value=None)}
    head = table.heads.texts[table.heads.columns["_length"]].text
    aside.append(f"{' '.join(head.split())}: {' '.join(length.text.split())}")
    message = _("“{text}” goes to the note").format(text=shorten(aside[-1]))
    maker.guess(table, length, message)
    return rest


def _minutes(cell: Cell) -> int:
    """How many minutes a cell says; 0 where it says no number of them."""
    if cell.kind is Kind.CLOCK:
        return int(cell.value.hour) * 60 + int(cell.value.minute)
    text = " ".join(cell.text.split())
    if match := _HOURS.fullmatch(text):
        half = 30 if match[2] or match[3] else int(match[4] or 0)
        return int(match[1]) * 60 + half
    match = _MINUTES.fullmatch(text)
    return int(match[1]) if match and int(match[1]) >= _LEAST_MINUTES else 0
