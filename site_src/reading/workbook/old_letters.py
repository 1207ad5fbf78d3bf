"""Word of a sheet whose letters are of a font from before Unicode, or were misread on the way."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, content_error
from site_src.reading.workbook.cells import Book, Kind, Sheet
from site_src.vietnamese.encodings import read_old


def say_old_letters(book: Book, sheet: Sheet) -> Problem | None:
    """The error at the first cell with such letters; None for all other sheets."""
    cells = [c for row in sheet.rows.values() for c in row.values() if c.kind is Kind.TEXT]
    reading = read_old("\n".join(" ".join(cell.text.split()) for cell in cells).encode())
    if reading is None or not reading.lines:
        return None
    first = reading.lines[0]
    cell = cells[first.number - 1]
    message = reading.first
    hint = _("Turn the sheet into Unicode, with UniKey’s toolkit (Ctrl+Shift+F6), and save it.")
    spot = book.spot(sheet.name, cell.row, cell.column)
    return content_error("encoding", spot, message, hint)
