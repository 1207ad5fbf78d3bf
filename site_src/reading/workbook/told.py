"""What is said of a table: that something is not read, or was taken for something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, Severity, content_error
from site_src.reading.workbook.cells import Book, Cell
from site_src.reading.workbook.signs import shorten


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


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one sheet, in `problems`."""

    book: Book
    sheet: str
    problems: list[Problem] = field(default_factory=list)

    def left_out(self, row: int, column: int, message: str, hint: str = "") -> None:
        """Tell that something is not read."""
        self.problems.append(left_out(self.book, self.sheet, row, column, message, hint))

    def not_read(self, cells: Iterable[Cell]) -> None:
        """Tell that cells are not read, each with its text."""
        for cell in cells:
            message = _("Not read: “{text}”").format(text=shorten(cell.text))
            self.left_out(cell.row, cell.column, message)

    def guess(self, row: int, column: int, message: str, hint: str = "") -> None:
        """Tell that something was taken for something."""
        self.problems.append(guess(self.book, self.sheet, row, column, message, hint))

    def error(self, row: int, column: int, message: str, hint: str) -> None:
        """Tell of an error at a cell."""
        spot = self.book.spot(self.sheet, row, column)
        self.problems.append(content_error("cell", spot, message, hint))
