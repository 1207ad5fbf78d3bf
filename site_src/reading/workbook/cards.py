"""Tables whose headings stand below each other: a column, or a card of lines, for each activity.

“Hoạt động | Hội sách | Thi vẽ” over “Ngày | 1/10 | 2/10”; or “Hoạt động: Hội sách” over “Ngày:
1/10”, again and again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.base.patterns import lazy_regex
from site_src.base.problems import Problem
from site_src.reading.workbook.by_cells import TIMES
from site_src.reading.workbook.cells import Book, Cell, Kind, Sheet
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.headings import OF_NAMES, Heads
from site_src.reading.workbook.laid_out import LaidOut
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.reading.workbook.signs import SHORT, is_nothing, is_order, unnumbered
from site_src.reading.workbook.table import Found, Table
from site_src.reading.workbook.time_columns import PART_FIELDS
from site_src.reading.workbook.time_texts import is_day_or_part, is_stretch
from site_src.reading.workbook.told import Told

# In one of so many columns the headings stand.
_FIRST_COLUMNS = 4
_MAIN = EVENTS.main
_LABEL = lazy_regex(
    r"\s*[-–—+*•]?\s*(?P<label>[^:\d][^:\n]{1,40}?)\s*:\s*(?P<said>\S.*)", re.DOTALL
)
_LAST_NUMBER = lazy_regex(r"(?<=\w)\s+(?:số\s+)?\d{1,2}\s*(?=:?$)")


@dataclass(slots=True)
class _Card:
    """The lines of one block: label and values by column, from the top."""

    title: Cell | None = None
    lines: list[tuple[Cell, dict[int, Cell]]] = field(default_factory=list)


def read_cards(book: Book, sheet: Sheet, heads: Sequence[Heads], year: int) -> Found | None:
    """The tables of such a sheet, and what is to be said; None for any other."""
    if any(len(head.columns.keys() - head.guessed - {"_number"}) > 1 for head in heads):
        return None
    if len(starts := _abreast(sheet)) > 1:
        return _read_abreast(book, sheet, heads, year, starts)
    first = min((min(row) for row in sheet.rows.values()), default=1)
    for column in range(first, first + _FIRST_COLUMNS):
        lines = _Lines(sheet, column)
        if lines.are_headings:
            return _Cards(book, sheet, lines, year).read()
    return None


def _abreast(sheet: Sheet) -> list[int]:
    """The columns in which the same labels stand side by side, in two rows at least."""
    known = all_headings(EVENTS)
    rows: dict[tuple[int, ...], set[str]] = {}
    for row in sheet.rows.values():
        columns: dict[str, list[int]] = {}
        for column, cell in row.items():
            if cell.text.rstrip().endswith(":") and (key := heading_key(cell.text)) in known:
                columns.setdefault(key, []).append(column)
        for key, same in columns.items():
            if len(same) > 1:
                rows.setdefault(tuple(same), set()).add(key)
    starts = max(rows, key=lambda found: len(rows[found]), default=())
    return list(starts) if len(rows.get(starts, ())) > 1 else []


def _read_abreast(
    book: Book, sheet: Sheet, heads: Sequence[Heads], year: int, starts: Sequence[int]
) -> Found | None:
    """Cards that stand side by side, each row of them as a sheet of its own."""
    tables: list[Table] = []
    problems: list[Problem] = []
    ends = [*starts[1:], max(max(row) for row in sheet.rows.values()) + 1]
    for begin, end in zip([1, *starts[1:]], ends, strict=True):
        rows = {
            number: own
            for number, row in sheet.rows.items()
            if (own := {c: cell for c, cell in row.items() if begin <= c < end})
        }
        spans = tuple(span for span in sheet.spans if begin <= span.left < end)
        found = read_cards(book, replace(sheet, rows=rows, spans=spans), heads, year)
        if found is None:
            return None
        tables += found[0]
        problems += found[1]
    return tables, problems


class _Lines:
    """What the rows of a sheet say where one column holds the headings."""

    def __init__(self, sheet: Sheet, column: int) -> None:
        self.sheet, self.column = sheet, column
        known = all_headings(EVENTS)
        self.fields: dict[int, str] = {}
        self.labels: dict[int, tuple[Cell, dict[int, Cell]]] = {}
        for number in sorted(sheet.rows):
            row = sheet.rows[number]
            cell = row.get(column)
            if cell is None or not all(is_order(row[c].text) for c in row if c < column):
                continue
            beside = {c: other for c, other in row.items() if c > column}
            label, said = cell, beside
            if not beside and (match := _LABEL.fullmatch(cell.text)):
                label = replace(cell, text=match["label"])
                said = {column: replace(cell, text=match["said"])}
            # “1. Hoạt động”, “Hoạt động 1”
            label = replace(label, text=_LAST_NUMBER.sub("", unnumbered(label.text)))
            key = known.get(heading_key(label.text))
            if said and (key is not None or number - 1 in self.labels) and len(label.text) <= SHORT:
                self.labels[number] = (label, said)
            if key is not None and said and key not in PART_FIELDS:
                self.fields[number] = key

        keys = {
            n: heading_key(self.labels[n][0].text) for n, f in self.fields.items() if f == _MAIN
        }
        if any(key.startswith(OF_NAMES) for key in keys.values()):
            # “Nội dung” below “Hoạt động” is no name of its own.
            for number, key in keys.items():
                if not key.startswith(OF_NAMES):
                    del self.fields[number]

    @property
    def are_headings(self) -> bool:
        """Whether the column holds the headings of activities."""
        fields = set(self.fields.values())
        named = _MAIN in fields and bool(fields & (TIMES | {"place"}))
        times = sum(field in TIMES for field in self.fields.values())
        return named or (times > 1 and "place" in fields)


class _Cards:
    """Reads the blocks of such a sheet."""

    def __init__(self, book: Book, sheet: Sheet, lines: _Lines, year: int) -> None:
        self.book, self.sheet, self.lines = book, sheet, lines
        self.year = year
        self.told = Told(book, sheet.name)
        self.out = LaidOut(sheet)
        self.columns: dict[str, int] = {}
        self.row = 1

    def read(self) -> Found | None:
        first = min(self.lines.fields)
        message = _("The headings stand below each other: what stands beside them is an activity")
        self.told.guess(first, self.lines.column, message)
        named = _MAIN in self.lines.fields.values()
        card, before = _Card(), 0
        for number in sorted(self.sheet.rows):
            own = self.sheet.rows[number]
            line = self.lines.labels.get(number)
            alone = next(iter(own.values())) if len(own) == 1 else None
            title = alone if not named and number + 1 in self.lines.fields else None
            time = alone if alone and self._is_time(alone) else None
            ends = (number > before + 1 and self._is_named(card)) or (
                self._is_next(card, line[0]) if line else title or time
            )
            if ends:
                self._put(card)
                card = _Card()
            before = number
            if line is not None:
                card.lines.append(line)
            elif title is not None:
                card.title = replace(title, text=unnumbered(title.text))
            elif time is not None:
                self.row += 1
                self.out.put(self.row, 0, time)
            elif card.lines and min(own) > self.lines.column:
                # What stands beside a label goes on in the next row.
                _go_on(card.lines[-1][1], own)
            else:
                self.told.not_read(own.values())
        self._put(card)
        found = self.out.read(self.book, self.year)
        if found is None:
            return None
        return found[0], [*self.told.problems, *found[1]]

    def _is_time(self, cell: Cell) -> bool:
        # “01 – 07/10/2026” above all of them is the Week, and no day of those that have none.
        return is_day_or_part(cell.text, self.year) and not is_stretch(cell.text, self.year)

    def _is_named(self, card: _Card) -> bool:
        return card.title is not None or any(self._is_main(label) for label, _said in card.lines)

    def _is_main(self, label: Cell) -> bool:
        return self.lines.fields.get(label.row) == _MAIN

    def _is_next(self, card: _Card, label: Cell) -> bool:
        """Whether a label begins another card."""
        key = heading_key(label.text)
        again = any(heading_key(other.text) == key for other, _said in card.lines)
        return again or (self._is_main(label) and self._is_named(card))

    def _put(self, card: _Card) -> None:
        """Lay out a card: a row for each column that names an activity."""
        lines = card.lines
        if len(lines) + (card.title is not None) < 2:
            cells = [cell for label, said in lines for cell in (label, *said.values())]
            self.told.not_read([card.title] if card.title else cells)
            return
        names = {} if card.title is None else {min(lines[0][1]): card.title}
        for label, values in lines:
            if self._is_main(label):
                names |= {c: cell for c, cell in values.items() if not is_nothing(cell)}
        rows = {column: self.row + n for n, column in enumerate(sorted(names), 1)}
        if card.title is not None:
            heading = site_gettext(EVENTS.column(_MAIN).heading)
            at = self._heading(replace(card.title, text=heading))
            self.out.put(self.row + 1, at, card.title)
        for label, values in lines:
            at = self._heading(label)
            for column, row in rows.items():
                self.out.leave_empty(row, at, (label.row, column))
            for column, cell in values.items():
                if column in rows:
                    self.out.put(rows[column], at, cell)
            self.told.not_read(cell for c, cell in values.items() if c not in rows)
            self._join(label.row, at, rows)
        self.row += len(rows)

    def _heading(self, label: Cell) -> int:
        """The column that a label heads."""
        key = heading_key(label.text)
        if key not in self.columns:
            self.columns[key] = len(self.columns) + 1
            self.out.put(1, self.columns[key], replace(label, kind=Kind.TEXT))
        return self.columns[key]

    def _join(self, row: int, at: int, rows: dict[int, int]) -> None:
        for span in self.sheet.spans:
            if span.top != row or span.left not in rows:
                continue
            over = [rows[c] for c in range(span.left, span.right + 1) if c in rows]
            if len(over) > 1:
                self.out.join(over, at)


def _go_on(said: dict[int, Cell], more: Mapping[int, Cell]) -> None:
    for column, cell in more.items():
        before = said.get(column)
        said[column] = replace(before, text=f"{before.text}\n{cell.text}") if before else cell
