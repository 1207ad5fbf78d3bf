"""The tables of a plan that are a programme: as sheets, which are read as a workbook's are.

What a heading means, which row is a subtitle, what “nt” stands for, how days stand across: all that
the reading of workbooks knows. Here only cells become cells, and find their words in the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem
from site_src.reading.workbook.activities import events
from site_src.reading.workbook.cells import Book, Cell, Sheet, Span
from site_src.reading.workbook.columns import Holds
from site_src.reading.workbook.entries import Entry, Maker
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.names import Names
from site_src.reading.workbook.read import guessed_heads
from site_src.reading.workbook.signs import unnumbered
from site_src.reading.workbook.table import Row, Table
from site_src.reading.workbook.tables import read_tables
from site_src.reading.workbook.time_texts import is_day
from site_src.writing.drafting.blocks import Block, clean
from site_src.writing.drafting.moments import is_single_day, moments
from site_src.writing.drafting.roles import Role, role_of

# A longer line above a table is a sentence.
_LONGEST_LINE = 80
# The fields of cells that say when: a row may have several, and all of them are quoted.
TIME_FIELDS = tuple(c.field for c in EVENTS.columns if c.holds is Holds.MOMENT)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a plan that is a programme: its blocks by row and column, what a sheet has of it.

    `problems` say of its form how it was read, and what of it was not.
    """

    rows: tuple[Block, ...]
    tables: tuple[Table, ...]
    maker: Maker
    problems: tuple[Problem, ...]

    def entries(self) -> Iterator[tuple[Entry, Row]]:
        """The activities of its rows, each with its row."""
        for table in self.tables:
            for entry in events(self.maker, table):
                if isinstance(entry, Entry) and entry.row is not None:
                    yield entry, entry.row

    def block(self, cell: Cell) -> Block:
        """Where the words of a cell stand: above it, where it only says “nt”."""
        own = self._at(cell.row, cell.column)
        if own is not None and self.has_own(cell):
            return own
        above = (self._at(row, cell.column) for row in range(cell.row - 1, 0, -1))
        found = next((b for b in above if b is not None and within(b, cell.text)), own)
        return found if found is not None else self.rows[cell.row - 1]

    def has_own(self, cell: Cell) -> bool:
        """Whether the words of a cell stand in it, and not above it."""
        own = self._at(cell.row, cell.column)
        return own is not None and within(own, cell.text) is not None

    def saying(self, text: str, row: int) -> Block | None:
        """The last cell above a row that has these words."""
        for number in range(row - 1, 0, -1):
            for cell in self.rows[number - 1].cells:
                if within(cell, text) is not None:
                    return cell
        return None

    def _at(self, row: int, column: int) -> Block | None:
        block = self.rows[row - 1]
        if not block.cells:
            return block
        return block.cells[column - 1] if column <= len(block.cells) else None

    def name_of(self, key: str, names: Names) -> str:
        """The name that a key of the maker stands for."""
        new = names.new.get(key.removeprefix("?"))
        return new[0] if new else key

    def told(self) -> Iterator[tuple[str, int]]:
        """How it was read, each word of it with its place; once its entries were made."""
        for problem in self._all():
            yield problem.message, self.rows[max(problem.spot.line, 1) - 1].place

    def _all(self) -> list[Problem]:
        # What was guessed of values is in the grades of the draft.
        lost = (p for p in self.maker.problems if p.rule != "table-guess")
        return sorted((*self.problems, *lost), key=lambda problem: problem.spot.line)

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows that are activities."""
        return tuple(row for table in self.tables for row in table.rows)

    @property
    def needs_first(self) -> bool:
        """Whether its first row says something of the others."""
        said = ((row.day, row.part, row.where) for row in self.all_rows)
        return any(cell is not None and cell.row == 1 for cells in said for cell in cells)

    @property
    def read(self) -> frozenset[int]:
        """The blocks of the rows that are activities."""
        return frozenset(self.rows[row.number - 1].number for row in self.all_rows)

    def why_left(self) -> Iterator[tuple[int, str]]:
        """For each row that is no activity what is said of it, or of those before it."""
        said: dict[int, str] = {}
        for problem in self._all():
            said.setdefault(problem.spot.line, problem.message)
        heads = {n for t in self.tables for n in range(t.heads.first, t.heads.last + 1)}
        read = self.read
        reason = ""
        for number, block in enumerate(self.rows, 1):
            if block.number in read:
                reason = ""
                continue
            reason = _("the headings of a table") if number in heads else said.get(number, reason)
            if reason:
                yield block.number, reason


def within(block: Block, text: str) -> tuple[int, int] | None:
    """Where a block has these words, be they large or small; None where it has not."""
    steps = text.split()
    if not steps:
        return None
    # The text of a block has single spaces.
    plain = " ".join(steps)
    if (at := block.text.find(plain)) >= 0:
        return at, at + len(plain)
    match = re.search(re.escape(plain), block.text, re.IGNORECASE)
    return match.span() if match else None


def programmes(blocks: Sequence[Block], year: int) -> Iterator[Grid]:
    """The tables among the blocks that say what happens, and when or where."""
    numbers = dict.fromkeys(block.table for block in blocks if block.cells)
    for number in numbers:
        rows = [block for block in blocks if block.cells and block.table == number]
        if any(map(_says_the_theme, rows)):
            continue
        at = blocks.index(rows[0])
        before = blocks[at - 1] if at and not blocks[at - 1].cells else None
        name = _("table {number}").format(number=number)
        grid = None
        if before is not None and len(before.text) < _LONGEST_LINE:
            grid = _grid((before, *rows), name, year)
            grid = grid if grid is not None and grid.needs_first else None
        if (grid := grid or _grid(rows, name, year)) is not None:
            yield grid


def _says_the_theme(row: Block) -> bool:
    """“Chủ đề | …”: what the Week is about, where in a table the same word heads names."""
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) == 2 and [role_of(text) for text in texts] == [Role.THEME, None]


def _grid(rows: Sequence[Block], name: str, year: int) -> Grid | None:
    """A table as its sheet is read; None where that is no programme."""
    book = Book("", (_sheet(rows, name, year),))
    found, problems = read_tables(book, year)
    tables = tuple(table for table in found if _is_programme(table))
    if not tables:
        return None
    problems += guessed_heads(book, tables)
    return Grid(tuple(rows), tables, Maker(book, year, Names(), Names()), tuple(problems))


def _line_above(block: Block, year: int) -> str:
    """A line above a table as it may be said of its rows: “1. Thứ Tư, ngày 01/10:”.

    Of “Chương trình ngày 01/10” the day.
    """
    text = unnumbered(block.text).rstrip(" :.;")
    found = [moment for moment in moments(text, year) if moment.day]
    if is_day(text, year) or len(found) != 1 or not is_single_day(found[0].when, year):
        return text
    return text[found[0].start : found[0].end]


def _is_programme(table: Table) -> bool:
    """Whether rows say a time or a place; else it is a list of tasks."""
    if table.heads.shape is not EVENTS:
        return False
    says = {*TIME_FIELDS, "place"}
    fields = {*table.heads.columns, *(field for row in table.rows for field in row.cells)}
    return bool(says & fields) or any(row.day for row in table.rows)


def _sheet(rows: Sequence[Block], name: str, year: int) -> Sheet:
    """The cells of a table as those of a sheet; of merged ones the first holds what is said."""
    cells: dict[int, dict[int, Cell]] = {}
    spans: dict[tuple[int, int], Span] = {}
    tops: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        if not row.cells:
            cells[number] = {1: Cell(number, 1, _line_above(row, year))}
        for column, block in enumerate(row.cells, 1):
            if number > 1 and _goes_on(rows[number - 2], row, column):
                at = (tops[column], column)
                spans[at] = replace(spans.get(at, Span(*at, *at)), bottom=number)
                continue
            tops[column] = number
            if text := _text(block):
                cells.setdefault(number, {})[column] = Cell(number, column, text)
            widths = row.pieces[0].widths
            if (width := widths[column - 1] if column <= len(widths) else 1) > 1:
                at = (number, column)
                spans[at] = Span(number, column, number, column + width - 1)
    return Sheet(name, cells, tuple(spans.values()))


def _goes_on(above: Block, row: Block, column: int) -> bool:
    """Whether a cell is the one above it, merged over both rows: what it holds is the same."""
    one, two = above.pieces[0].cells, row.pieces[0].cells
    if column > min(len(one), len(two)):
        return False
    return bool(two[column - 1]) and one[column - 1] is two[column - 1]


def _text(block: Block) -> str:
    """The paragraphs of a cell as lines, each with the mark that Word gave it."""
    lines = (f"{line.mark} {clean(line)[0]}".strip() for line in block.pieces)
    return "\n".join(line for line in lines if line)
