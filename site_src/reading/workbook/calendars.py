"""Calendars of a month: weekdays across, and in the weeks below them numbers for the days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Book, Cell, Kind, Sheet
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.grid_cells import Across, pieces
from site_src.reading.workbook.laid_out import LaidOut
from site_src.reading.workbook.signs import is_nothing
from site_src.reading.workbook.table import Found
from site_src.reading.workbook.time_texts import is_part
from site_src.reading.workbook.titles import month_above
from site_src.reading.workbook.told import Told

_LEAST_WEEKDAYS = 5
_LEAST_NUMBERS = 3
# “1”, and “1” over what happens then, in one cell.
_NUMBER = lazy_regex(
    r"\s*(?P<day>0?[1-9]|[12]\d|3[01])\s*(?:\n\s*(?P<said>\S.*)|[.:)-]?\s*)", re.DOTALL
)
_FIELDS = ("_day", "_part", "_time", "title", "place", "organizers")


def read_calendar(book: Book, sheet: Sheet, across: Across, year: int) -> Found | None:
    """The table of such a sheet, and what is to be said; None for any other."""
    if len(across.days) < _LEAST_WEEKDAYS or any(
        re.search(r"\d\s*[/.]\s*\d", cell.text) for cell in across.days.values()
    ):
        return None
    calendar = _Calendar(sheet, across, Told(book, sheet.name))
    if len(calendar.numbers) < _LEAST_NUMBERS:
        return None
    month = month_above(sheet, across.first)
    if month is None:
        (row, column), number = next(iter(calendar.numbers.items()))
        message = _("“{text}” is a day without its month").format(text=number["day"])
        hint = _("Write the month above the calendar: “Tháng 10”.")
        calendar.told.error(row, column, message, hint)
        return [], calendar.told.problems
    calendar.lay_out(*month)
    found = calendar.out.read(book, year)
    if found is None:
        return None
    return found[0], [*calendar.told.problems, *found[1]]


class _Calendar:
    """Lays out a calendar: a row for each thing on a day."""

    def __init__(self, sheet: Sheet, across: Across, told: Told) -> None:
        self.sheet, self.across, self.told = sheet, across, told
        self.out = LaidOut(sheet)
        self.weeks = [n for n in sorted(sheet.rows) if n > across.last]
        self.row = 1
        self.numbers = {
            (n, c): match
            for n in self.weeks
            for c, cell in sorted(sheet.rows[n].items())
            if c in across.days and (match := _NUMBER.fullmatch(cell.text))
        }

    def lay_out(self, month: int, year: str) -> None:
        """Put a row for each thing; what stands below no day is told."""
        first = next(iter(self.across.days.values()))
        message = _("A calendar: each cell below a day is taken for what happens then")
        self.told.guess(first.row, first.column, message)
        for column, field in enumerate(_FIELDS, 1):
            heading = EVENTS.column(field).heading
            text = site_gettext(heading) if heading else "Buổi"
            self.out.put(1, column, replace(first, text=text, kind=Kind.TEXT))
        above = [self.sheet.rows[n] for n in sorted(self.sheet.rows) if n < self.across.first]
        self.told.not_read(cell for row in above for cell in row.values())
        months = self._months(month)
        days: dict[int, Cell] = {}
        for number in self.weeks:
            own = self.sheet.rows[number]
            below = {c: cell for c, cell in sorted(own.items()) if c in self.across.days}
            beside = [cell for c, cell in own.items() if c not in below]
            if not below or any(cell.column > min(below) for cell in beside):
                self.told.not_read(beside)
                beside = []
            for column, cell in below.items():
                said: str | None = cell.text
                if match := self.numbers.get((number, column)):
                    weekday = self.across.days[column].text.strip()
                    text = f"{weekday}, {int(match['day'])}/{months[number, column]}{year}"
                    days[column] = replace(cell, text=text, kind=Kind.TEXT)
                    said = match["said"]
                if column not in days:
                    self.told.not_read([cell])
                elif said and not is_nothing(cell):
                    self._put(replace(cell, text=said), days[column], beside)

    def _put(self, cell: Cell, day: Cell, beside: Sequence[Cell]) -> None:
        """Put what a cell says, with its day and the hours beside it."""
        for found in pieces(cell):
            times = {"_part" if is_part(time.text) else "_time": time for time in beside}
            row = {**times, **found, "_day": day}
            self.row += 1
            for field, value in row.items():
                self.out.put(self.row, _FIELDS.index(field) + 1, value)

    def _months(self, month: int) -> dict[tuple[int, int], int]:
        """The month of each number: the longest run of days is the calendar's own."""
        runs: list[list[tuple[int, int]]] = []
        last = 32
        for at, match in self.numbers.items():
            if int(match["day"]) <= last:
                runs.append([])
            runs[-1].append(at)
            last = int(match["day"])
        own = max(range(len(runs)), key=lambda n: len(runs[n]))
        return {
            at: (month - 1 + number - own) % 12 + 1 for number, run in enumerate(runs) for at in run
        }
