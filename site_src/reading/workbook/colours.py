"""Colours that may mean something: they are told, for nobody can read them here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem
from site_src.reading.workbook.cells import Book, Sheet
from site_src.reading.workbook.signs import is_colour, listed_rows, shorten
from site_src.reading.workbook.table import Table
from site_src.reading.workbook.told import left_out

# “Đỏ: đã hủy”, “nền vàng = dự kiến”
_MEANING = lazy_regex(
    r"\b(?:màu|nền|chữ|ô|dòng|tô)?\s*(?:xanh|đỏ|vàng|cam|tím|hồng|xám)(?:\s+\w+){0,2}\s*[:=–—-]\s*"
    r"(?:đã|chưa|dự kiến|hủy|huỷ|hoãn|chốt|xong|chính thức|chờ|bắt buộc|mới|quan trọng)",
    re.IGNORECASE,
)
# More than one row in three is a table of stripes, or of several groups.
_FEW = 3


def say_colours(book: Book, sheet: Sheet, tables: Sequence[Table]) -> Iterator[Problem]:
    """What is told of colours: a text that says what they mean, and rows that have their own."""
    hint = _("Say under “Tình trạng” what is planned, put off or cancelled.")
    read = {row.number for table in tables for row in table.rows}
    for cells in (cells for number, cells in sheet.rows.items() if number not in read):
        texts = [cell.text for cell in cells.values()]
        if any(map(_MEANING.search, texts)) or (texts[1:] and is_colour(texts[0])):
            first = next(iter(cells.values()))
            message = _("Colours mean something here, and are not read: “{text}”")
            said = message.format(text=shorten(": ".join(texts)))
            yield left_out(book, sheet.name, first.row, first.column, said, hint)
    for table in tables:
        if rows := _coloured(sheet, table):
            message = _("Rows in a colour of their own, which is not read: {which}")
            column = table.heads.columns[table.heads.shape.main]
            said = message.format(which=listed_rows(rows))
            yield left_out(book, sheet.name, rows[0], column, said, hint)


def _coloured(sheet: Sheet, table: Table) -> list[int]:
    """The few rows whose names look otherwise than those of most."""
    main = table.heads.shape.main
    names = [row.cells[main] for row in table.rows if main in row.cells]
    looks = {cell.row: sheet.marks.looks.get((cell.row, cell.column), "") for cell in names}
    if not any(looks.values()):
        return []
    usual, _count = Counter(looks.values()).most_common(1)[0]
    rows = sorted(row for row, look in looks.items() if look != usual)
    return rows if len(rows) * _FEW <= len(looks) else []
