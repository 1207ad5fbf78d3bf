"""What is said of a table: that something is not read, or was taken for something."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity
from site_src.reading.workbook.cells import Book


def left_out(
    book: Book, sheet: str, row: int, column: int, message: str, hint: str = ""
) -> Problem:
    """The notice that something of a table is not read."""
    spot = book.spot(sheet, row, column)
    usual = _("If it belongs to the programme, give it a row and known headings.")
    return Problem(Severity.NOTICE, "table-left-out", spot, message, hint or usual)


def guess(book: Book, sheet: str, row: int, column: int, message: str, hint: str = "") -> Problem:
    """The notice that something of a table was taken for something."""
    spot = book.spot(sheet, row, column)
    usual = _("If that is right, nothing is to be done.")
    return Problem(Severity.NOTICE, "table-guess", spot, message, hint or usual)
