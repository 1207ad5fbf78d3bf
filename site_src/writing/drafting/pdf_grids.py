"""The tables of a page of a PDF, by the lines that are drawn around their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table: where its columns and rows are parted, in points.

    Which cells lie open to the one above, and which to the one beside them on the left: no line is
    drawn between them.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    open: frozenset[tuple[int, int]]
    beside: frozenset[tuple[int, int]]

    def width(self, row: int, column: int) -> int:
        """Over how many columns a cell lies; 0 for one that is a part of another."""
        if (row, column) in self.beside:
            return 0
        end = column + 1
        while (row, end) in self.beside:
            end += 1
        return end - column


@dataclass(frozen=True, slots=True)
class Cell:
    """The table on a page, by its number and its lines, the row and the column."""

    table: int
    grid: Grid
    row: int
    column: int


def grids_of(page: Any, raw: Any) -> list[Grid]:
    """The tables with drawn lines of a page."""
    flat: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, foot, right, top = item.get_bounds()
        if top - foot < 3 and right - left > 8:
            flat.append(((foot + top) / 2, left, right))
        elif right - left < 3 and top - foot > 4:
            upright.append(((left + right) / 2, foot, top))
        elif right - left > 20 and top - foot > 8:
            # A box around a cell.
            flat += [(foot, left, right), (top, left, right)]
            upright += [(left, foot, top), (right, foot, top)]
    found = []
    for heights in _connected(upright):
        lines = [u for u in upright if u[1] < max(heights) + 2 and u[2] > min(heights) - 2]
        columns = _places(x for x, _foot, _top in lines)
        across = [f for f in flat if min(heights) - 3 <= f[0] <= max(heights) + 3]
        # A row that goes on overleaf may have no line at its foot, or none above it there.
        rows = tuple(reversed(_places([*heights, *(y for y, _left, _right in across)])))
        # One row alone may be the headings of a table that goes on overleaf.
        if len(columns) < 3 or len(rows) < 2:
            continue
        open_cells = frozenset(
            (row, column)
            for row in range(1, len(rows) - 1)
            for column in range(len(columns) - 1)
            if not any(
                abs(y - rows[row]) < 3 and left < middle < right
                for y, left, right in across
                for middle in [(columns[column] + columns[column + 1]) / 2]
            )
        )
        beside = frozenset(
            (row, column)
            for row in range(len(rows) - 1)
            for column in range(1, len(columns) - 1)
            if not any(
                abs(x - columns[column]) < 3 and foot < middle < top
                for x, foot, top in lines
                for middle in [(rows[row] + rows[row + 1]) / 2]
            )
        )
        found.append(Grid(columns, rows, open_cells, beside))
    return found


def _connected(lines: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """The stretches of height that upright lines cover together: one for each table."""
    found: list[tuple[float, float]] = []
    for _x, foot, top in sorted(lines, key=lambda line: line[1]):
        if found and foot <= found[-1][1] + 3:
            found[-1] = (found[-1][0], max(found[-1][1], top))
        else:
            found.append((foot, top))
    return found


def _places(values: Iterable[float]) -> tuple[float, ...]:
    """Values that differ, in their order; lines that are drawn twice are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 4:
            found.append(value)
    return tuple(found)


def cell_at(grids: Sequence[Grid], x: float, y: float) -> Cell | None:
    """The cell in which a point of a page lies."""
    for number, grid in enumerate(grids):
        column = next(
            (n for n, at in enumerate(grid.columns[1:]) if grid.columns[0] <= x < at), None
        )
        row = next((n for n, at in enumerate(grid.rows[1:]) if at < y <= grid.rows[0]), None)
        if column is None or row is None:
            continue
        while (row, column) in grid.open or (row, column) in grid.beside:
            row, column = (row, column - 1) if (row, column) in grid.beside else (row - 1, column)
        return Cell(number, grid, row, column)
    return None
