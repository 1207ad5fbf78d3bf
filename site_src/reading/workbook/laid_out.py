"""A sheet laid out anew, with an activity in each row, and read so.

What is told names the cells as they stand in the workbook.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from site_src.base.problems import Problem
from site_src.reading.workbook.cells import Book, Cell, Sheet, Span
from site_src.reading.workbook.headings import Heads, find_heads
from site_src.reading.workbook.marks import Marks
from site_src.reading.workbook.rows import Reader
from site_src.reading.workbook.table import Found, Row, Table

At = tuple[int, int]


class LaidOut:
    """Takes cells to other rows and columns; the headings go to row 1."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows: dict[int, dict[int, Cell]] = {}
        self.spans: list[Span] = []
        self.origin: dict[At, At] = {}

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Put a cell of the sheet."""
        self.rows.setdefault(row, {})[column] = replace(cell, row=row, column=column)
        self.origin[row, column] = (cell.row, cell.column)

    def leave_empty(self, row: int, column: int, origin: At) -> None:
        """Say where the cell of a row stands, in which nothing does."""
        self.origin.setdefault((row, column), origin)

    def join(self, rows: Iterable[int], column: int) -> None:
        """Merge the cells of a column in rows that follow each other."""
        numbers = sorted(rows)
        self.spans.append(Span(numbers[0], column, numbers[-1], column))

    def read(self, book: Book, year: int) -> Found | None:
        """The tables, and what is told; None where no known headings stand over them."""
        sheet = Sheet(self.sheet.name, self.rows, tuple(self.spans), self._marks())
        heads = [head for head in find_heads(sheet) if head.first == 1]
        if not heads:
            return None
        reader = Reader(book, sheet, year)
        tables = [self._table(table) for table in reader.tables(heads)]
        return tables, [self._problem(problem) for problem in reader.told.problems]

    def _marks(self) -> Marks:
        old = self.sheet.marks

        def moved(spots: Iterable[At]) -> frozenset[At]:
            known = set(spots)
            return frozenset(at for at, origin in self.origin.items() if origin in known)

        return Marks(
            errors=moved(old.errors), unsolved=moved(old.unsolved), struck=moved(old.struck)
        )

    def _table(self, table: Table) -> Table:
        main = table.heads.columns[table.heads.shape.main]
        rows = tuple(self._row(row, main) for row in table.rows)
        texts = {column: self._cell(cell) for column, cell in table.heads.texts.items()}
        first = min(cell.row for cell in texts.values())
        heads: Heads = replace(table.heads, first=first, last=first, texts=texts)
        return replace(table, heads=heads, rows=rows)

    def _row(self, row: Row, main: int) -> Row:
        number, _column = self.origin.get((row.number, main), (row.number, main))
        cells = {name: self._cell(cell) for name, cell in row.cells.items()}
        day, part, where = (cell and self._cell(cell) for cell in (row.day, row.part, row.where))
        return replace(row, number=number, cells=cells, day=day, part=part, where=where)

    def _cell(self, cell: Cell) -> Cell:
        row, column = self.origin.get((cell.row, cell.column), (cell.row, cell.column))
        return replace(cell, row=row, column=column)

    def _problem(self, problem: Problem) -> Problem:
        spot = problem.spot
        origin = self.origin.get((spot.line, spot.column))
        if origin is None:
            return problem
        return replace(problem, spot=replace(spot, line=origin[0], column=origin[1]))
