"""Tables with the parts of the day across: a row for each day, below “Sáng” what is on then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Book, Cell, Kind, Sheet
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.grid_cells import bare_day, pieces
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.moments import weekday_name
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.reading.workbook.signs import END, is_nothing, shorten, spread
from site_src.reading.workbook.table import Found, Row, Table
from site_src.reading.workbook.time_columns import PART_FIELDS
from site_src.reading.workbook.time_texts import is_clock, normal
from site_src.reading.workbook.told import Told
from site_src.vietnamese.alphabet import fold

_OWN_HOUR = lazy_regex(r"\d\s*(?:h|g\b|giờ|:\d)", re.IGNORECASE)
_IN_BRACKETS = lazy_regex(r"\(([^()]*\d[^()]*)\)")
_DAYS = ("_day", "_when", "_weekday")


def read_parts(book: Book, sheet: Sheet, heads: Sequence[Heads], year: int) -> Found | None:
    """The table of a sheet whose parts of the day stand across, and what is to be said.

    None for any other; one that has a column of names too is read row by row.
    """
    if heads:
        return None
    known = all_headings(EVENTS)
    for number in sorted(sheet.rows):
        fields: dict[int, str] = {}
        for column, cell in sheet.rows[number].items():
            field = known.get(heading_key(cell.text))
            if field and field not in fields.values():
                fields[column] = field
        days = [column for column, field in fields.items() if field in _DAYS]
        if not days and (first := _days_without_heading(sheet, number, year)):
            days, fields[first] = [first], "_day"
        parts = {c: PART_FIELDS[field] for c, field in fields.items() if field in PART_FIELDS}
        if days and len(parts) > 1 and EVENTS.main not in fields.values():
            parted = _Parted(book, sheet, number, fields, parts, year)
            rows = tuple(parted.rows(min(days)))
            columns = {field: column for column, field in fields.items()}
            columns[EVENTS.main] = min(parts)
            own = Heads(EVENTS, number, number, columns, sheet.rows[number])
            return [Table(sheet.name, own, rows)], parted.told.problems
    return None


def _days_without_heading(sheet: Sheet, head: int, year: int) -> int | None:
    """The first column, where nothing stands over its days."""
    rows = [row for number, row in sheet.rows.items() if number > head]
    first = min((min(row) for row in rows), default=0)
    cells = [row[first] for row in rows if first in row]
    days = [cell for cell in cells if cell.kind is Kind.DAY or bare_day(cell.text, year)]
    return first if first not in sheet.rows[head] and days and len(days) == len(cells) else None


class _Parted:
    """Reads the rows of such a table."""

    def __init__(
        self,
        book: Book,
        sheet: Sheet,
        head: int,
        fields: Mapping[int, str],
        parts: Mapping[int, str],
        year: int,
    ) -> None:
        self.sheet, self.head, self.year = sheet, head, year
        self.fields, self.parts = fields, parts
        self.told = Told(book, sheet.name)
        self.spread = spread(sheet)

    def rows(self, day_column: int) -> Iterator[Row]:
        """An activity for each cell below a part of the day; one cell may hold several."""
        first = min(self.parts)
        message = _("The parts of the day stand across: each cell is taken for what happens then")
        self.told.guess(self.head, first, message)
        for number in (n for n in sorted(self.sheet.rows) if n < self.head):
            self.told.not_read(self.sheet.rows[number].values())
        before: Cell | None = None
        for number in (n for n in sorted(self.sheet.rows) if n > self.head):
            own = self.sheet.rows[number]
            day = own.get(day_column) or self.spread.get(number, {}).get(day_column)
            if day is not None and self.fields[day_column] == "_weekday":
                day = replace(day, text=weekday_name(day.text))
            said = {c: cell for c, cell in own.items() if c in self.parts and not is_nothing(cell)}
            if day is None and number - 1 not in self.sheet.rows:
                # Without a day below a gap stands who signs.
                before = None
            if day is None and before is not None and said:
                day = before
                hint = _("Write the day in this row too, to be sure.")
                message = _("The day is taken from the row above: “{text}”")
                self.told.guess(number, min(said), message.format(text=shorten(day.text)), hint)
            if day is None or END.match(fold(day.text.strip())) or not self._is_day(day):
                self.told.not_read(own.values())
                # Below a footnote nothing is on any more.
                before = None if day is not None else before
                continue
            before = day
            self.told.not_read(cell for c, cell in own.items() if c not in self.fields)
            beside = {
                field: own[column]
                for column, field in self.fields.items()
                if column in own and column not in self.parts and not is_nothing(own[column])
            }
            for column, cell in sorted(said.items()):
                part, hour = self._times(number, column, cell)
                timed = {"_day": day, "_time": hour} if hour else {"_day": day}
                for found in pieces(cell):
                    cells = {k: v for k, v in beside.items() if k not in (*_DAYS, "_number")}
                    yield Row(number, {**cells, **timed, **found}, part=part)

    def _times(self, number: int, column: int, cell: Cell) -> tuple[Cell | None, Cell | None]:
        """The part of the day that a cell lies below, and the hour that the headings say."""
        span = next((s for s in self.sheet.spans if (s.top, s.left) == (number, column)), None)
        columns = range(column, span.right + 1) if span else (column,)
        parts = [self.parts[c] for c in columns if c in self.parts]
        if len(parts) > 1:
            text = "cả ngày" if parts == ["sáng", "chiều"] else " + ".join(parts)
            message = _("The cell lies below several parts of the day, and is taken for “{text}”")
            self.told.guess(number, column, message.format(text=text))
            return None, replace(cell, text=text)
        hour = None
        match = _IN_BRACKETS.search(self.sheet.rows[self.head][column].text)
        if match and is_clock(normal(match[1], 0)) and not _OWN_HOUR.search(cell.text):
            # “Sáng (8h)” over the column; “Tổng kết (15h)” in a cell is no 14h.
            hour = replace(cell, text=match[1], kind=Kind.TEXT)
        return replace(cell, text=parts[0]), hour

    def _is_day(self, cell: Cell) -> bool:
        return cell.kind in (Kind.DAY, Kind.MOMENT) or bare_day(cell.text, self.year)
