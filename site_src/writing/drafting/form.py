"""The form for the figures of a report, row by row as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.annexes import annex_title
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, entry
from site_src.writing.drafting.other_tables import Table

# A row of the form: what it counts, its number and its unit.
_Row = tuple[Fact, Fact | None, Fact | None]


def form_entry(annexes: Sequence[Sequence[Block]], tables: Sequence[Table]) -> Entry | None:
    """The form for the figures, row by row as printed."""
    table = next((t for t in tables if t.is_form and len(t.rows) >= 2), None)
    if table is None or "title" not in table.columns:
        return None
    at = table.columns.index("title")
    rows, values = _rows(table, at)
    if not rows:
        return None
    heading = _form_title(annexes, table)
    columns = tuple(cell.text for cell in table.head.cells if cell.text)
    title = Field(
        "title", heading.value if heading else "", heading.grade if heading else Grade.CHECK
    )
    fields = (
        title,
        Field("columns", columns) if columns else None,
        Field("value_columns", values) if values else None,
        Field("rows", _entries(rows)),
    )
    blocks = [*table.rows, table.head, *([heading.block] if heading else [])]
    return Entry(
        tuple(field for field in fields if field is not None),
        heading.quotes if heading else _cell(table.head.cells[at]).quotes,
        frozenset(block.number for block in blocks),
    )


def _rows(table: Table, at: int) -> tuple[list[_Row], tuple[str, ...]]:
    """The rows of a form, and the headings of its columns of values that stand above them."""
    number_at = table.columns.index("_number") if "_number" in table.columns else None
    unit_at = _unit_at(table)
    rows: list[_Row] = []
    values: list[str] = []
    for row in table.rows:
        name, number, unit = (_cell_at(row, n) for n in (at, number_at, unit_at))
        if name is not None:
            rows.append((name, number, unit))
        elif not rows and number is None:
            values += [c.text for c in row.cells if c.text]
    return rows, tuple(values)


def _unit_at(table: Table) -> int | None:
    named = next((n for n, c in enumerate(table.columns) if c == "unit"), None)
    if named is not None:
        return named
    return next((n for n, cell in enumerate(table.head.cells) if _UNIT.fullmatch(cell.text)), None)


_UNIT = re.compile(r"\s*(?:đơn vị(?: tính)?|đvt)\s*", re.IGNORECASE)


def _cell_at(row: Block, at: int | None) -> Fact | None:
    cell = row.cells[at] if at is not None and at < len(row.cells) else None
    return _cell(cell) if cell is not None and cell.text else None


def _entries(rows: Sequence[_Row]) -> tuple[Entry, ...]:
    """The rows, each without a number below the one before that has one."""
    top: list[tuple[_Row, list[Entry]]] = []
    for name, number, unit in rows:
        if number is not None or not top:
            top.append(((name, number, unit), []))
        else:
            top[-1][1].append(_row(name, None, unit, ()))
    return tuple(_row(*row, tuple(below)) for row, below in top)


def _cell(block: Block) -> Fact:
    return Fact(block.text, block, 0, len(block.text))


def _row(name: Fact, number: Fact | None, unit: Fact | None, below: tuple[Entry, ...]) -> Entry:
    return entry(
        (
            Field("number", number.value) if number else None,
            Field("name", name.value),
            Field("unit", unit.value) if unit else None,
            Field("rows", below) if below else None,
        ),
        (),
    )


def _form_title(annexes: Sequence[Sequence[Block]], table: Table) -> Fact | None:
    for annex in annexes:
        if table.head in annex:
            name, lines = annex_title(annex)
            small = sentence_case(name)
            if lines:
                grade = Grade.DERIVED if small != lines[0].text else Grade.VERBATIM
                return Fact(small, lines[0], grade=grade)
    return None
