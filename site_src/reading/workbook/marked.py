"""Word of what is marked on a sheet and was read, or not: errors, struck names, notes, hiding."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, content_error
from site_src.model import Status
from site_src.reading.workbook.cells import Book, Sheet
from site_src.reading.workbook.colours import say_colours
from site_src.reading.workbook.leading import status_in
from site_src.reading.workbook.marks import Marks
from site_src.reading.workbook.signs import listed_rows, shorten
from site_src.reading.workbook.table import Table
from site_src.reading.workbook.told import Told, guess, left_out

# What stands in these columns is not asked for.
_UNASKED = ("_weekday", "_number")
# What is hidden here may be for colleagues alone: it is not shown to citizens unasked.
_PRIVATE = ("contact",)
# Here a row says that it is cancelled.
_OF_STATUS = ("status", "note", "_number")


def spoilt_columns(marks: Marks, fields: Mapping[int, str]) -> list[int]:
    """The columns of a table in which a cell shows an error, or a formula has no result."""
    spoilt = {column for _row, column in marks.errors | marks.unsolved}
    return [
        column for column, field in fields.items() if column in spoilt and field not in _UNASKED
    ]


def say_spoilt(told: Told, marks: Marks, row: int, columns: Collection[int]) -> None:
    """Tell of the cells of a row that show an error, or a formula that was never worked out."""
    for column in columns:
        if (row, column) in marks.errors:
            message = _("The cell shows an error of Excel, like #N/A or #REF!")
            told.error(row, column, message, _("Type the value itself over the formula."))
        elif (row, column) in marks.unsolved:
            message = _("The cell holds a formula without its result")
            hint = _("Open the workbook in Excel, save it, and close it; or type the value.")
            told.error(row, column, message, hint)


def without_private(sheet: Sheet, table: Table) -> Table:
    """A table of anybody's without the numbers and names that were hidden."""
    hidden = {f for f in _PRIVATE if table.heads.columns.get(f) in sheet.marks.hidden_columns}
    if table.ours or not hidden:
        return table
    rows = (
        replace(row, cells={f: cell for f, cell in row.cells.items() if f not in hidden})
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def say_marked(book: Book, sheet: Sheet, tables: Sequence[Table]) -> list[Problem]:
    """What is told of the marks of a sheet, in whatever layout its tables are."""
    found = [*_struck(book, sheet, tables), *_hidden_rows(book, sheet, tables)]
    if not any(table.ours for table in tables):
        # Our own headings have notes, and our columns are hidden while they are empty.
        found += [*_hidden_columns(book, sheet, tables), *_notes(book, sheet)]
        found += [*_struck_parts(book, sheet), *say_colours(book, sheet, tables)]
    return found


def _struck(book: Book, sheet: Sheet, tables: Sequence[Table]) -> Iterator[Problem]:
    """Names that are struck through, where the row does not say what has become of them.

    Whether that is cancelled, or was to be deleted, only the officer knows; nobody who strikes a
    name out wants people to come.
    """
    told = set()
    for row in (row for table in tables for row in table.rows):
        said = (row.cells[name].text for name in _OF_STATUS if name in row.cells)
        if any(status_in(text) in (Status.CANCELLED, Status.POSTPONED) for text in said):
            continue
        for cell in (row.cells[name] for name in ("title", "name") if name in row.cells):
            at = (cell.row, cell.column)
            if at in sheet.marks.struck and at not in told:
                told.add(at)
                message = _("“{text}” is struck through: is it cancelled?")
                hint = _(
                    "Cancelled: say “hủy” under “Tình trạng”, or under “Ghi chú”. "
                    "No part of the programme: delete the row. Else take the line away."
                )
                spot = book.spot(sheet.name, *at)
                yield content_error("cell", spot, message.format(text=shorten(cell.text)), hint)


def _hidden_rows(book: Book, sheet: Sheet, tables: Sequence[Table]) -> Iterator[Problem]:
    """Rows that are hidden: by a filter for a while, or by hand, perhaps as nobody's business."""
    read = {row.number for table in tables for row in table.rows}
    for numbers, by_filter in ((sheet.marks.filtered, True), (sheet.marks.hidden, False)):
        if not (rows := sorted(read & numbers)):
            continue
        column = min(sheet.rows.get(rows[0], {1: None}))
        said = listed_rows(rows)
        if by_filter:
            message = _("A filter hides rows that are read all the same: {which}")
            hint = _("Delete the rows if they are not to be shown.")
            yield guess(book, sheet.name, rows[0], column, message.format(which=said), hint)
        else:
            message = _("Hidden rows: {which}. Do they belong to the programme?")
            hint = _(
                "Show them (Unhide Rows, or take the filter off); then delete those that do not."
            )
            spot = book.spot(sheet.name, rows[0], column)
            yield content_error("cell", spot, message.format(which=said), hint)


def _hidden_columns(book: Book, sheet: Sheet, tables: Sequence[Table]) -> Iterator[Problem]:
    """Columns that are hidden and hold values: a telephone number, perhaps, that is private."""
    told = set()
    for table in tables:
        filled = {cell.column for row in table.rows for cell in row.cells.values()}
        for field, column in table.heads.columns.items():
            head = table.heads.texts.get(column)
            hidden = column in sheet.marks.hidden_columns & filled
            if field == "_number" or head is None or not hidden or column in told:
                continue
            told.add(column)
            said = shorten(head.text)
            if field in _PRIVATE:
                message = _("The column “{heading}” is hidden, and not read")
                hint = _("Show it if citizens may see and use what stands there.")
                yield left_out(
                    book, sheet.name, head.row, column, message.format(heading=said), hint
                )
                continue
            message = _("The column “{heading}” is hidden, and read all the same")
            hint = _("Delete the column if it is not to be shown.")
            yield guess(book, sheet.name, head.row, column, message.format(heading=said), hint)


def _notes(book: Book, sheet: Sheet) -> Iterator[Problem]:
    """Notes that somebody wrote to cells."""
    for row, column in sorted(sheet.marks.notes):
        message = _("The note to this cell is not read")
        hint = _("Write into the cell what holds.")
        yield left_out(book, sheet.name, row, column, message, hint)


def _struck_parts(book: Book, sheet: Sheet) -> Iterator[Problem]:
    """Cells of whose text a part is struck through."""
    for row, column in sorted(sheet.marks.struck_parts):
        if cell := sheet.rows.get(row, {}).get(column):
            message = _("A part of the cell is struck through, and not read: “{text}” is")
            hint = _("Delete in the cell what does not hold.")
            yield guess(
                book, sheet.name, row, column, message.format(text=shorten(cell.text)), hint
            )
