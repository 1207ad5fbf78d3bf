"""Tables with the days across: a column for each day, a row for each hour or for each activity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.by_cells import are_rooms
from site_src.reading.workbook.calendars import read_calendar
from site_src.reading.workbook.cells import Book, Cell, Kind, Sheet, Span
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.grid_cells import Across, days_of, find_across, is_mark, pieces
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.marked import say_spoilt, spoilt_columns
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.reading.workbook.signs import END, is_nothing, shorten, spread
from site_src.reading.workbook.table import HOURS, Found, Row, Table
from site_src.reading.workbook.time_texts import is_clock, is_part
from site_src.reading.workbook.told import Told
from site_src.vietnamese.alphabet import fold

# Hours of a school's or a works' own, and parts of the day with something behind them; “Tiết mục”,
# “Ca nhạc” and “Sáng tác” are none.
_OWN_HOUR = lazy_regex(
    r"(?:tiết|ca)\s+(?:\d|[ivx]+\b|sáng\b|chiều\b|tối\b)"
    r"|(?:cả|suốt) (?:ngày|tuần)\b|(?:hằng|hàng|mỗi) ngày\b"
    r"|(?:buổi\s+)?(?:sáng|chiều|tối)\s*(?:$|[\d(:,;–—-])",
    re.IGNORECASE,
)


def read_grid(book: Book, sheet: Sheet, heads: Sequence[Heads], year: int) -> Found | None:
    """The table of a sheet whose days stand across, and what is to be said; None for any other."""
    across = find_across(sheet, heads, year)
    if across is None:
        return None
    if (calendar := read_calendar(book, sheet, across, year)) is not None:
        return calendar
    grid = _Grid(book, sheet, across)
    return list(grid.tables(heads)), grid.told.problems


class _Grid:
    """Reads the one table of a sheet whose days stand across."""

    def __init__(self, book: Book, sheet: Sheet, across: Across) -> None:
        self.sheet, self.across = sheet, across
        self.told = Told(book, sheet.name)
        self.spread = spread(sheet)
        self.spans = {(span.top, span.left): span for span in sheet.spans}
        self.body = [n for n in sorted(sheet.rows) if n > across.last]

    def tables(self, heads: Sequence[Heads]) -> Iterator[Table]:
        """The table; none, with what to do, where it cannot be told what its cells are."""
        across = self.across
        self._say_above()
        if below := [head for head in heads if head.first > across.last]:
            message = _("A second table begins below one with the days across")
            self.told.error(
                below[0].first, min(below[0].texts), message, _("Put it on a sheet of its own.")
            )
            return
        fields = self._fields()
        if fields is None:
            return
        message = _("The days stand across: each cell below one is taken for what happens then")
        first = min(across.days)
        self.told.guess(across.first, first, message)
        columns = {field: column for column, field in fields.items() if field}
        columns.setdefault("title", first)
        texts = {**across.labels, **across.days}
        own = Heads(EVENTS, across.first, across.last, columns, texts)
        rows = self._named(fields) if "title" in fields.values() else self._timed(fields)
        yield Table(self.sheet.name, own, tuple(rows))

    # --- What the columns beside the days are -----------------------------------------------------

    def _fields(self) -> dict[int, str] | None:
        """The field of each column beside the days; None where one left of them says nothing."""
        known = all_headings(EVENTS)
        left = min(self.across.days)
        rows = [row for row in map(self.sheet.rows.__getitem__, self.body) if not self._is_end(row)]
        columns = sorted({c for row in rows for c in row} - self.across.days.keys())
        ticks = self._has_ticks()
        fields: dict[int, str] = {}
        for column in columns:
            cells = [row[column] for row in rows if column in row]
            head = self.across.labels.get(column)
            field = known.get(heading_key(head.text)) if head else None
            if field is None and head and are_rooms(heading_key(head.text), cells):
                field = "place"
            times = sum(self._is_time(cell) for cell in cells)
            if times * 2 > len(cells):
                fields[column] = "_time"
            elif field is not None and field not in HOURS:
                fields[column] = field
            elif column > left:
                # Its cells are told as not read.
                continue
            elif ticks and "title" not in fields.values():
                fields[column] = "title"
            elif cells:
                cell = cells[0]
                message = _("It cannot be told what “{text}” is, left of the days").format(
                    text=shorten(cell.text)
                )
                hint = _(
                    "Write over the column what it is, like “Địa điểm” or “Đơn vị”;"
                    " or delete the column."
                )
                self.told.error(cell.row, cell.column, message, hint)
                return None
        return fields

    def _is_time(self, cell: Cell) -> bool:
        plain = " ".join(cell.text.split())
        if cell.kind is Kind.CLOCK or is_part(plain) or is_clock(plain):
            return True
        return _OWN_HOUR.match(plain) is not None

    def _has_ticks(self) -> bool:
        cells = [
            c for n in self.body for k, c in self.sheet.rows[n].items() if k in self.across.days
        ]
        short = sum(is_mark(c) or self._is_time(c) for c in cells)
        return bool(cells) and short * 2 > len(cells)

    def _is_end(self, row: Mapping[int, Cell]) -> bool:
        """Whether a row is a footnote or a signature."""
        return (
            len(row) <= len(self.across.days)
            and any(END.match(fold(cell.text.strip())) for cell in row.values())
            and not any(c in self.across.days and self._left(row) for c in row)
        )

    def _left(self, row: Mapping[int, Cell]) -> bool:
        return any(c < min(self.across.days) and self._is_time(cell) for c, cell in row.items())

    # --- Rows for hours ---------------------------------------------------------------------------

    def _timed(self, fields: Mapping[int, str]) -> Iterator[Row]:
        """An activity for each cell below a day."""
        before: dict[str, Cell] = {}
        part: Cell | None = None
        for number, own in self._rows(fields):
            across = {c: cell for c, cell in own.items() if c in self.across.days}
            labels = self._labels(number, own, fields)
            if not across:
                alone = next(iter(labels.values()), None)
                if alone is not None and len(own) == 1 and is_part(alone.text):
                    part = alone
                    before = {}
                    continue
                if not labels or not self._is_time(alone or next(iter(own.values()))):
                    self.told.not_read(own.values())
                continue
            if not labels and len(across) == 1 and number - 1 not in self.sheet.rows:
                # Alone below a gap stands who signs.
                self.told.not_read(across.values())
                continue
            if not labels and before:
                cell = next(iter(across.values()))
                message = _("The row has no hour; that of the row above is taken")
                self.told.guess(number, cell.column, message, _("Write the hour in this row too."))
                labels = before
            before = labels
            for column, cell in sorted(across.items()):
                if is_nothing(cell):
                    continue
                if is_mark(cell):
                    # Among names a tick says nothing.
                    self.told.not_read([cell])
                    continue
                yield from self._cell(number, column, cell, labels, part)

    def _cell(
        self, number: int, column: int, cell: Cell, labels: Mapping[str, Cell], part: Cell | None
    ) -> Iterator[Row]:
        span = self.spans.get((number, column), Span(number, column, number, column))
        days = [
            self.across.days[c] for c in range(span.left, span.right + 1) if c in self.across.days
        ]
        day = replace(days[0], text=days_of([d.text for d in days]))
        labels = dict(labels)
        halves = [
            self.sheet.rows[n][c].text
            for n in range(span.top, span.bottom + 1)
            for c in self.sheet.rows.get(n, {})
            if c < min(self.across.days) and self._is_time(self.sheet.rows[n][c])
        ]
        if span.bottom > span.top and len(halves) > 1 and "_time" in labels:
            # One cell over “Sáng” and “Chiều”, or over several hours: no single one of them.
            del labels["_time"]
            part = None
            message = _("The cell lies beside several hours ({hours}): none of them is taken")
            said = message.format(hours="; ".join(shorten(text) for text in halves))
            self.told.guess(
                number, column, said, _("Write the hour in the cell: 8h - 11h: Hội sách.")
            )
        for found in pieces(cell):
            cells = {**labels, "_day": day, **found}
            part_of = part
            if "_time" in labels and is_part(labels["_time"].text):
                part_of = replace(labels["_time"], text=labels["_time"].text.strip())
                if "_time" not in found:
                    del cells["_time"]
            yield Row(number, cells, part=part_of)

    # --- Rows for activities ----------------------------------------------------------------------

    def _named(self, fields: Mapping[int, str]) -> Iterator[Row]:
        """An activity for each row, on the days below which something is marked."""
        for number, own in self._rows(fields):
            labels = self._labels(number, own, fields)
            across = {
                c: cell
                for c, cell in sorted(own.items())
                if c in self.across.days and not is_nothing(cell)
            }
            if "title" not in labels:
                self.told.not_read(own.values())
                continue
            by_hour: dict[str, list[int]] = {}
            hours: dict[str, Cell] = {}
            for column, cell in across.items():
                text = " ".join(cell.text.split())
                if not is_mark(cell) and not self._is_time(cell):
                    message = _("“{text}” is neither a mark nor an hour, below a day").format(
                        text=shorten(text)
                    )
                    hint = _("Write x, or an hour like 8h; anything else into a column of its own.")
                    self.told.error(number, column, message, hint)
                    continue
                key = "" if is_mark(cell) else text
                hours.setdefault(key, cell)
                span = self.spans.get((number, column), Span(number, column, number, column))
                by_hour.setdefault(key, []).extend(range(span.left, span.right + 1))
            for key, columns in by_hour.items():
                days = [self.across.days[c] for c in columns if c in self.across.days]
                cells = {**labels, "_day": replace(days[0], text=days_of([d.text for d in days]))}
                if key:
                    cells["_time"] = hours[key]
                yield Row(number, cells)
            if not by_hour:
                yield Row(number, labels)

    # --- Any row ----------------------------------------------------------------------------------

    def _rows(self, fields: Mapping[int, str]) -> Iterator[tuple[int, dict[int, Cell]]]:
        known = {*fields, *self.across.days}
        over: list[Cell] = []
        marks = self.sheet.marks
        ended = False
        spoilt = spoilt_columns(marks, {**fields, **dict.fromkeys(self.across.days, "title")})
        for number in self.body:
            say_spoilt(self.told, marks, number, spoilt)
            own = self.sheet.rows[number]
            # Below “HIỆU TRƯỞNG” who signs stands without an hour.
            ended = self._is_end(own) or (ended and not self._left(own))
            if ended:
                over += own.values()
                continue
            self.told.not_read(cell for c, cell in own.items() if c not in known)
            yield number, {c: cell for c, cell in own.items() if c in known}
        self.told.not_read(over)

    def _labels(
        self, number: int, own: Mapping[int, Cell], fields: Mapping[int, str]
    ) -> dict[str, Cell]:
        cells = {**self.spread.get(number, {}), **own}
        found: dict[str, Cell] = {}
        for column, field in fields.items():
            cell = cells.get(column)
            if cell is None or field == "_number" or is_nothing(cell):
                continue
            # “Sáng” beside “7h30”: the hour says more.
            if field != "_time" or field not in found or not is_part(cell.text):
                found[field] = cell
        return found

    # --- What is said -----------------------------------------------------------------------------

    def _say_above(self) -> None:
        headings = set(self.across.labels.values())
        above = [n for n in sorted(self.sheet.rows) if n < self.across.first]
        first = [next(iter(self.sheet.rows[n].values())) for n in above]
        self.told.not_read(cell for cell in first if cell not in headings)
