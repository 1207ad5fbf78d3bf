"""Workbooks as other programs write them: openpyxl's, with what officers do to tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
HEADINGS = ("STT", "Ngày", "Giờ", "Nội dung", "Địa điểm", "Đơn vị chủ trì")


def workbook(rows: Rows, do: Callable[[Worksheet], None] | None = None, **sheets: Rows) -> bytes:
    """A workbook with these rows from A1 on, and with further sheets by name; `do` is done to
    the first sheet."""
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Chương trình"
    fill(first, rows)
    for name, more in sheets.items():
        fill(book.create_sheet(name), more)
    if do is not None:
        do(first)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill(sheet: Worksheet, rows: Rows) -> None:
    """Write rows from A1 on; `None` leaves a cell alone."""
    for down, row in enumerate(rows, 1):
        for across, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(down, across, value)
