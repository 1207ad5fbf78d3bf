"""A row that says several times, a line for each: an activity at each of them."""

from __future__ import annotations

import re
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.reading.workbook.cells import Cell
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.table import Row, Table
from site_src.reading.workbook.time_texts import is_clock, normal
from site_src.reading.workbook.when_and_where import is_time

_DAYS = ("_when", "_day")
# What may have a line for each of the times too.
_BESIDE = ("_day", "_time", "place", "title")


def sessions_in(maker: Maker, table: Table, row: Row) -> list[Row]:
    """The row, or one for each line of its time, with the line of its place: it is told."""
    name, times = _times(row, maker.year)
    if not times:
        return [row]
    lines = {other: _lines(row.cells[other]) for other in _BESIDE if other in row.cells}
    lines = {other: said for other, said in lines.items() if len(said) == len(times)}
    message = _("{count} activities are read in one row: each line of its time is one")
    hint = _("Give each of them a row of its own.")
    maker.guess(table, row.cells[name], message.format(count=thousands(len(times))), hint)
    found = []
    for number, text in enumerate(times):
        own = {other: said[number] for other, said in lines.items()} | {name: text}
        cells = {field: replace(row.cells[field], text=said) for field, said in own.items()}
        kept = row.cells if number == 0 else {k: v for k, v in row.cells.items() if k != "id"}
        found.append(replace(row, cells={**kept, **cells}))
    return found


def _times(row: Row, year: int) -> tuple[str, list[str]]:
    """The field that has the lines, and they; none where the row says one time, or several days."""
    for name in _DAYS:
        cell = row.cells.get(name)
        if cell is None or not re.search(r"[\n;,+&]|\bvà\b", cell.text):
            continue
        if len(lines := _lines(cell)) < 2:
            # “Sáng 1/10, chiều 2/10”
            lines = [said.strip() for said in cell.text.split(",")]
        if len(lines) < 2:
            # “Sáng 3/10 và chiều 4/10”; no “sáng và chiều 3/10”.
            lines = [said.strip() for said in re.split(r"[+&]|\bvà\b", cell.text)]
            lines = lines if all("/" in line for line in lines) else []
        if len(lines) < 2:
            continue
        if not is_time(cell.text, year) and all(is_time(line, year) for line in lines):
            return name, lines
    time = row.cells.get("_time")
    lines = _lines(time) if time is not None and re.search(r"[\n;]", time.text) else []
    if len(lines) < 2 or not all(is_clock(normal(line, year)) for line in lines):
        return "", []
    others = (row.cells[name] for name in ("_day", "place") if name in row.cells)
    return ("_time", lines) if any(len(_lines(o)) == len(lines) for o in others) else ("", [])


def _lines(cell: Cell) -> list[str]:
    return [said for line in re.split(r"[\n;]", cell.text) if (said := line.strip(" ;,"))]
