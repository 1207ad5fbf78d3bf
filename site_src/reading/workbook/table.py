"""A table of a sheet and its rows: cells by field, and what subtitles above them say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_src.base.problems import Problem
from site_src.reading.workbook.cells import Cell
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.time_columns import PART_FIELDS

# The fields of cells that say hours.
HOURS = frozenset(("_time", "_when", "_start", "_part", *PART_FIELDS))
# Those of cells that say days.
DAYS = frozenset(("_day", "_when", "_first", "_weekday"))
# Those of cells that say days of the calendar, and may leave the month to a title.
DATES = ("_day", "_when", "_first", "_last")


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a table: its cells by field, and what subtitles above it say.

    `month` is what a title says of the months of the table's days, `office` whether the heading
    above it is over what the office does.
    """

    number: int
    cells: Mapping[str, Cell]
    day: Cell | None = None
    part: Cell | None = None
    level: str | None = None
    where: Cell | None = None
    who: Cell | None = None
    month: Cell | None = None
    office: bool = False

    @property
    def timed(self) -> bool:
        """Whether a column, or a subtitle above it, says the hour or the part of the day."""
        return bool(self.cells.keys() & HOURS) or self.part is not None

    def on(self, day: Cell) -> Row:
        """What holds below a subtitle with a day; a place that stood below another day is over."""
        outer = self.where and (self.day is None or self.where.row < self.day.row)
        where = self.where if outer else None
        return Row(0, {}, day=day, level=self.level, where=where, who=self.who)

    def at(self, where: Cell) -> Row:
        """What holds below a subtitle with a place; a day that stood below another one is over."""
        inner = self.day and self.where and self.where.row < self.day.row
        day = None if inner else self.day
        return Row(0, {}, day=day, level=self.level, where=where, who=self.who)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet."""

    sheet: str
    heads: Heads
    rows: tuple[Row, ...]

    @property
    def ours(self) -> bool:
        """Whether its headings are those of the workbooks that this program makes."""
        return self.heads.ours


# What is read of a sheet: its tables, and what is to be told of it.
Found = tuple[list[Table], list[Problem]]
