"""What an old Excel file (.xls) says beside its values, which calamine drops."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from site_src.reading.workbook.marks import MAX_COLUMNS, Marks

# The kind of a cell that shows an error, in the words of xlrd.
_ERROR = 5


def xls_marks(raw: bytes) -> dict[str, Marks] | None:
    """The marks of each sheet by its name; None where they cannot be read."""
    # Only where there is such a file: half as long as to load all that reads workbooks.
    import xlrd

    try:
        # Rows are as long as they are: a cell in the last corner would fill the memory.
        book = xlrd.open_workbook(
            file_contents=raw, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        struck = {
            number
            for number, style in enumerate(book.xf_list)
            if book.font_list[style.font_index].struck_out
        }
        return {sheet.name: _marks(sheet, struck) for sheet in book.sheets()}
    except Exception:  # Whatever a broken file raises: calamine may read its values all the same.
        return None


def _marks(sheet: Any, struck: set[int]) -> Marks:
    columns = (number + 1 for number, about in sheet.colinfo_map.items() if about.hidden)
    return Marks(
        errors=frozenset(
            (row + 1, column + 1)
            for row, column in _cells(sheet)
            if sheet.cell_type(row, column) == _ERROR
        ),
        hidden=frozenset(row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden),
        struck=frozenset(
            (row + 1, column + 1)
            for row, column in (_cells(sheet) if struck else ())
            if sheet.cell_xf_index(row, column) in struck
        ),
        notes=frozenset((row + 1, column + 1) for row, column in sheet.cell_note_map),
        hidden_columns=frozenset(number for number in columns if number <= MAX_COLUMNS),
    )


def _cells(sheet: Any) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(sheet.nrows) for column in range(sheet.row_len(row)))
