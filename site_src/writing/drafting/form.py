"""The form for the figures of a report, row by row as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.writing.drafting.annexes import annex_title
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, entry
from site_src.writing.drafting.other_tables import Table


def form_entry(annexes: Sequence[Sequence[Block]], tables: Sequence[Table]) -> Entry | None:
    """The form for the figures, row by row as printed."""
    table = next((t for t in tables if t.is_form and len(t.rows) >= 2), None)
    if table is None or "title" not in table.columns:
        return None
    heading = _form_title(annexes, table)
    at = table.columns.index("title")
    number_at = table.columns.index("_number") if "_number" in table.columns else None
    unit_at = next((n for n, c in enumerate(table.columns) if c == "unit"), None)
    if unit_at is None:
        unit_at = next(
            (
                n
                for n, cell in enumerate(table.head.cells)
                if re.fullmatch(r"đơn vị(?: tính)?|đvt", cell.text.casefold().strip())
            ),
            None,
        )
    rows: list[tuple[Fact, Fact | None, Fact | None]] = []
    values: list[str] = []
    for row in table.rows:
        cell = row.cells[at] if at < len(row.cells) else None
        number = (
            row.cells[number_at] if number_at is not None and number_at < len(row.cells) else None
        )
        if cell is None or not cell.text:
            if not rows and not (number and number.text):
                values += [c.text for c in row.cells if c.text]
            continue
        unit = row.cells[unit_at] if unit_at is not None and unit_at < len(row.cells) else None
        rows.append(
            (
                _cell(cell),
                _cell(number) if number and number.text else None,
                _cell(unit) if unit and unit.text else None,
            )
        )
    if not rows:
        return None
    top: list[tuple[tuple[Fact, Fact | None, Fact | None], list[Entry]]] = []
    for name, own_number, own_unit in rows:
        if own_number is not None or not top:
            top.append(((name, own_number, own_unit), []))
        else:
            top[-1][1].append(_row(name, None, own_unit, ()))
    entries = tuple(_row(*row, tuple(below)) for row, below in top)
    columns = tuple(cell.text for cell in table.head.cells if cell.text)
    return Entry(
        tuple(
            field
            for field in (
                Field(
                    "title",
                    heading.value if heading else "",
                    heading.grade if heading else Grade.CHECK,
                ),
                Field("columns", columns) if columns else None,
                Field("value_columns", tuple(values)) if values else None,
                Field("rows", entries),
            )
            if field is not None
        ),
        heading.quotes if heading else _cell(table.head.cells[at]).quotes,
        frozenset(
            [
                *(row.number for row in table.rows),
                table.head.number,
                *([heading.block.number] if heading else []),
            ]
        ),
    )


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
