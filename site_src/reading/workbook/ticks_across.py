"""Ticks below names that stand across: “Dành cho” over “Trẻ em”, “Học sinh” and “Nông dân”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem
from site_src.reading.workbook.cells import Book, Cell, Kind, Sheet, Span
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import all_headings, heading_key
from site_src.reading.workbook.signs import is_nothing, shorten
from site_src.reading.workbook.slips import is_tick
from site_src.reading.workbook.told import guess

# What a tick may name: days and hours across are tables of another kind.
_FIELDS = frozenset(("audience", "organizers", "partners", "place"))


def with_names_for_ticks(book: Book, sheet: Sheet) -> tuple[Sheet, list[Problem]] | None:
    """The sheet with what each row has ticked in one cell, below the wide heading; that is told.

    None for any other sheet.
    """
    told: list[Problem] = []
    for span in (*sheet.spans, *_unmerged(sheet)):
        head = sheet.rows.get(span.top, {}).get(span.left)
        if head is None or span.right == span.left or span.bottom > span.top:
            continue
        if all_headings(EVENTS).get(heading_key(head.text)) not in _FIELDS:
            continue
        if rows := _ticked(sheet, span):
            sheet = replace(sheet, rows=rows, spans=tuple(s for s in sheet.spans if s != span))
            message = _("A tick below “{heading}” is taken for the name over its column")
            said = message.format(heading=shorten(head.text))
            told.append(guess(book, sheet.name, head.row, head.column, said))
    return (sheet, told) if told else None


def _unmerged(sheet: Sheet) -> Iterator[Span]:
    """Headings of names with nothing beside them, but names below that and below themselves."""
    known = all_headings(EVENTS)
    for number, row in sheet.rows.items():
        below = sheet.rows.get(number + 1, {})
        # Most rows are data: their words are looked at last.
        for column in below.keys() & row.keys() if below.keys() - row.keys() else ():
            last = column
            while last + 1 in below and last + 1 not in row:
                last += 1
            if last > column and known.get(heading_key(row[column].text)) in _FIELDS:
                yield Span(number, column, number, last)


def _ticked(sheet: Sheet, span: Span) -> dict[int, dict[int, Cell]]:
    """The rows with names for ticks below a wide heading; none where others stand there too."""
    columns = range(span.left, span.right + 1)
    names = {c: x for c, x in sheet.rows.get(span.top + 1, {}).items() if c in columns}
    below = {n: row for n, row in sheet.rows.items() if n > span.top + 1}
    marks = [row[c] for row in below.values() for c in columns if c in row]
    ticks = [mark for mark in marks if _is_tick(mark)]
    if len(names) < len(columns) or not ticks or not all(map(_may_be_tick, marks)):
        return {}
    rows = dict(sheet.rows)
    rows[span.top + 1] = {c: x for c, x in rows[span.top + 1].items() if c not in names}
    for number, row in below.items():
        ticked = [names[c] for c in columns if c in row and _is_tick(row[c])]
        rows[number] = dict(sorted(_named(row, ticked, span)))
    return {number: row for number, row in rows.items() if row}


def _named(row: dict[int, Cell], ticked: list[Cell], span: Span) -> Iterator[tuple[int, Cell]]:
    """The cells of a row, with the names of what is ticked in the first column of the span."""
    yield from ((c, cell) for c, cell in row.items() if not span.left <= c <= span.right)
    if ticked:
        number = next(iter(row.values())).row
        text = "; ".join(" ".join(cell.text.split()) for cell in ticked)
        yield span.left, Cell(number, span.left, text)


def _is_tick(cell: Cell) -> bool:
    return bool(cell.value) if cell.kind is Kind.TICK else is_tick(cell.text)


def _may_be_tick(cell: Cell) -> bool:
    return cell.kind is Kind.TICK or is_tick(cell.text) or is_nothing(cell)
