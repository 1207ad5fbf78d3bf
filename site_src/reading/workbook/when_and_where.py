"""One cell that says when and where: “7h30 ngày 1/10, tại Hội trường xã”."""

from __future__ import annotations

import re
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.names import PLACE_WORDS
from site_src.reading.workbook.signs import is_ditto
from site_src.reading.workbook.table import Row, Table
from site_src.reading.workbook.time_texts import is_clock, normal, parsed
from site_src.vietnamese.alphabet import fold

_LONGEST = 200
_BETWEEN = lazy_regex(
    r"\s*[,;.–—-]?\s*\btại\b\s*:?\s*|\s*[;\n]\s*|\s+[-–—]\s+|,\s*(?=[^\W\d])"
    r"|\s+(?=(?:ở|trên)\s)",
    re.IGNORECASE,
)
# “Thứ Bảy, ngày 3”: no place begins so.
_DAY = lazy_regex(r"(?:ngày|tháng)\s+\d|thứ\s+(?:\d|hai|ba|tư|năm|sáu|bảy)\b", re.IGNORECASE)
# A heading over both: “Thời gian, địa điểm”.
_PLACE_TOO = lazy_regex(r"\b(?:dia diem|noi(?! dung)|dd|d/d|d/diem)\b")
# Nothing but a space before a place: it begins with such a word, or the heading says “địa điểm”.
_NO_SIGN = lazy_regex(r"\s+(?=[^\W\d_])")
_PLACE = lazy_regex(
    rf"(?!tổ chức|phòng chống)(?:(?:{PLACE_WORDS}|ht|nvh|tt|sảnh|xưởng)\b|p\.)", re.IGNORECASE
)
_OF_TIME = lazy_regex(
    r"(?:trở|đến|tới|và|hằng|hàng|mỗi|từ|sau|trước|khoảng|dự kiến|lúc|buổi|sáng|trưa|chiều|tối"
    r"|đêm|cả|suốt|giờ|tiết|ca|thứ|ngày|tháng|năm|tuần)\b",
    re.IGNORECASE,
)
_SAYS_TIME = lazy_regex(r"\d\s*(?:/|h|g\b|giờ|:)|\b(?:ngày|tuần|buổi|thứ)\b", re.IGNORECASE)


def when_and_where(text: str, year: int, both: bool = False) -> tuple[str, str] | None:
    """The time and the place that a text says one after the other; None for any other text.

    `both` tells that it stands below a heading over both.
    """

    def says(time: str) -> bool:
        return is_time(time, year) or (both and is_clock(normal(time, year)))

    if len(text) > _LONGEST or says(text):
        return None
    for match in reversed([*_BETWEEN.finditer(text)]):
        time, place = text[: match.start()], text[match.end() :].strip(" .")
        if place[:1].isalpha() and not _DAY.match(place) and says(time):
            return time, place
    for match in reversed([*_NO_SIGN.finditer(text)]):
        time, place = text[: match.start()], text[match.end() :].strip()
        begins = not _OF_TIME.match(place) if both else _PLACE.match(place)
        if begins and says(time):
            return time, place
    return None


def is_time(text: str, year: int) -> bool:
    """Whether a text says a day or an hour, and nothing else."""
    return parsed(normal(text, year)) is not None


def with_place(maker: Maker, table: Table, row: Row, above: Cell | None = None) -> Row:
    """The row with a place where the cell for its time says that too.

    “nt” behind a time is the place `above`.
    """
    names = [name for name in ("_when", "_day", "_time") if name in row.cells]
    # A cell for hours alone says no place, but below “Giờ - ĐĐ”.
    over_both = [name for name in names if _is_over_both(table, name)]
    name = next((n for n in (*over_both, *names) if n in over_both or n != "_time"), None)
    if name is None or "place" in row.cells:
        return row
    cell = row.cells[name]
    both = name in over_both
    if (parts := when_and_where(cell.text, maker.year, both)) is None:
        return _without_time(maker, table, row, name) if both else row
    time, place = (replace(cell, text=" ".join(part.split())) for part in parts)
    if above is not None and is_ditto(place.text):
        place = replace(place, text=above.text)
    message = _("“{time}” is taken for the time, and “{place}” for the place")
    maker.guess(table, cell, message.format(time=time.text, place=place.text))
    return replace(row, cells={**row.cells, name: time, "place": place})


def _is_over_both(table: Table, name: str) -> bool:
    head = table.heads.texts.get(table.heads.columns.get(name, 0))
    return head is not None and _PLACE_TOO.search(fold(head.text)) is not None


def _without_time(maker: Maker, table: Table, row: Row, name: str) -> Row:
    """Below “Thời gian, địa điểm” what says no time is the place alone."""
    cell = row.cells[name]
    if _SAYS_TIME.search(cell.text) or is_clock(normal(cell.text, maker.year)):
        return row
    message = _("“{text}” says no time, and is taken for the place")
    maker.guess(table, cell, message.format(text=" ".join(cell.text.split())))
    cells = {field: other for field, other in row.cells.items() if field != name}
    return replace(row, cells={**cells, "place": cell})
