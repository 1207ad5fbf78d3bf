"""A table without headings, whose columns of days and hours, places and bodies tell the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext
from site_src.reading.workbook.by_cells import are_places, are_texts
from site_src.reading.workbook.cells import Book, Cell, Kind, Sheet, Span
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.laid_out import LaidOut
from site_src.reading.workbook.names import is_body
from site_src.reading.workbook.signs import is_ditto, is_nothing, is_order
from site_src.reading.workbook.table import Found
from site_src.reading.workbook.time_texts import hours_in, is_clock, is_day, normal
from site_src.reading.workbook.told import Told

# Fewer rows with a day are a letter's lines, or anything.
_LEAST = 3
_WHEN = "Thời gian"
_HOURS, _WHERE = {"_when", "_time"}, {"place", "organizers"}


def read_headless(book: Book, sheet: Sheet, year: int) -> Found | None:
    """The table of such a sheet, and what is to be said; None for any other."""
    if (found := _days(sheet, year)) is None:
        return None
    day, field, first, last = found
    body = {n: row for n, row in sheet.rows.items() if first <= n <= last}
    fields = {day: field, **_others(body, day, year)}
    known = {*fields.values()}
    if EVENTS.main not in known or not known & _HOURS or not known & _WHERE:
        # Days beside names alone are those of bills, or of birthdays.
        return None
    told = Told(book, sheet.name)
    told.not_read(c for n, row in sheet.rows.items() if n not in body for c in row.values())
    out = LaidOut(sheet)
    out.spans = [
        Span(s.top - first + 2, s.left, s.bottom - first + 2, s.right)
        for s in sheet.spans
        if first <= s.top <= last
    ]
    names = {column: _heading(name) for column, name in sorted(fields.items())}
    for column, name in names.items():
        top = body[first].get(column, body[first][min(body[first])])
        out.put(1, column, Cell(top.row, top.column, name))
    for number, row in body.items():
        for column, cell in row.items():
            out.put(number - first + 2, column, cell)
    if (tables := out.read(book, year)) is None:
        return None
    message = _("No headings stand over the table; by what they hold its columns are: {headings}")
    hint = _("Where that is wrong, write headings over the columns.")
    told.guess(first, day, message.format(headings=", ".join(names.values())), hint)
    return tables[0], [*told.problems, *tables[1]]


def _heading(field: str) -> str:
    heading = EVENTS.column(field).heading
    return site_gettext(heading) if heading else _WHEN


def _days(sheet: Sheet, year: int) -> tuple[int, str, int, int] | None:
    """The first column of days, of what field it is, and the first and last row of the table."""
    for column in sorted({c for row in sheet.rows.values() for c in row}):
        cells = [row[column] for _n, row in sorted(sheet.rows.items()) if column in row]
        days = [cell for cell in cells if _is_day(cell, year)]
        if len(days) < _LEAST:
            continue
        first = days[0].row
        last = max(n for n, row in sheet.rows.items() if _goes_on(row, column, year))
        if all(
            _is_day(cell, year) or is_ditto(cell.text.strip()) or is_nothing(cell)
            for cell in cells
            if first <= cell.row <= last
        ):
            hours = any(cell.kind is Kind.MOMENT or hours_in(cell.text) for cell in days)
            return column, "_when" if hours else "_day", first, last
    return None


def _goes_on(row: Mapping[int, Cell], column: int, year: int) -> bool:
    """Whether a row says a day, or that of the row above, or an hour."""
    cell = row.get(column)
    if cell is not None and (_is_day(cell, year) or is_ditto(cell.text.strip())):
        return True
    return cell is None and any(_is_hour(other, year) for other in row.values())


def _is_day(cell: Cell, year: int) -> bool:
    return cell.kind in (Kind.DAY, Kind.MOMENT) or (
        cell.kind is Kind.TEXT and is_day(" ".join(cell.text.split()), year)
    )


def _is_hour(cell: Cell, year: int) -> bool:
    return cell.kind is Kind.CLOCK or is_clock(normal(cell.text, year))


def _others(body: Mapping[int, Mapping[int, Cell]], day: int, year: int) -> dict[int, str]:
    """The fields of the other columns, each once; those of which nothing tells it are left."""
    found: dict[int, str] = {}
    for column in sorted({c for row in body.values() for c in row} - {day}):
        own = [row[column] for row in body.values() if column in row]
        cells = [c for c in own if not is_ditto(c.text.strip()) and not is_nothing(c)]
        if cells and 2 * len(own) > len(body):
            taken = {*found.values()}
            field = next((f for f in _may_be(cells, year) if f not in taken), None)
            if field is not None:
                found[column] = field
    return found


def _may_be(cells: Sequence[Cell], year: int) -> tuple[str, ...]:
    """What a column may hold, the likeliest first."""
    if all(is_order(cell.text) and not _is_hour(cell, year) for cell in cells):
        return ("_number",)
    if 2 * sum(_is_hour(cell, year) for cell in cells) > len(cells):
        return ("_time",)
    if not are_texts(cells):
        return ()
    bodies = 2 * sum(is_body(cell.text) for cell in cells) > len(cells)
    if are_places(cells):
        # “Trường THCS” and “Hội trường” begin as places and as bodies do: the first is where.
        return ("place", "organizers") if bodies else ("place",)
    return ("organizers",) if bodies else (EVENTS.main,)
