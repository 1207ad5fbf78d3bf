"""Rows whose cells stand a column beside where they belong: one cell too many, or one too few."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.signs import is_ditto
from site_src.reading.workbook.time_texts import is_clock, is_day, normal
from site_src.reading.workbook.told import Told


def in_place(told: Told, heads: Heads, own: dict[int, Cell], year: int) -> dict[int, Cell]:
    """The cells of a row by the columns that they belong to; that they stood beside is told.

    Only where both its day and its hour stand in the next column, on the same side, and none of
    them in its own: one of them may be anything.
    """
    if heads.ours or not {"_day", "_time"} <= heads.columns.keys():
        return own
    day, time = heads.columns["_day"], heads.columns["_time"]
    if day in own and _is_day(own[day], year):
        return own
    for by in (1, -1):
        there = own.get(day + by), own.get(time + by)
        if there[0] is None or there[1] is None or any(is_ditto(c.text) for c in own.values()):
            continue
        if not (_is_day(there[0], year) and _is_clock(there[1], year)):
            continue
        if by > 0 and day in own:
            # What stands there would be lost.
            continue
        first = min(own) if by < 0 else day
        moved = {column - by if column >= first else column: c for column, c in own.items()}
        message = _("The cells of this row stand one column beside their headings; read in place")
        hint = _("Put them below their headings, to be sure.")
        told.guess(there[0].row, there[0].column, message, hint)
        return moved
    return own


def _is_day(cell: Cell, year: int) -> bool:
    return cell.kind in (Kind.DAY, Kind.MOMENT) or is_day(cell.text, year)


def _is_clock(cell: Cell, year: int) -> bool:
    return cell.kind is Kind.CLOCK or is_clock(normal(cell.text, year))
