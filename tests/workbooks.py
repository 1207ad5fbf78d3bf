"""Workbooks as other programs write them, with what officers do to tables: .xlsx, .xls, .ods."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

if TYPE_CHECKING:
    import xlwt

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


def old_workbook(rows: Rows, do: Callable[[xlwt.Worksheet], None] | None = None) -> bytes:
    """A workbook of old Excel (.xls) with these rows from A1 on; `do` is done to its sheet."""
    # Only for this form: most tests ask for others.
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Chương trình", cell_overwrite_ok=True)
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is not None:
                sheet.write(down, across, value)
    if do is not None:
        do(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def office_workbook(table: str, styles: str = "") -> bytes:
    """A workbook of LibreOffice (.ods) with the inside of its one sheet, as XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="A">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<m/>")
    return stream.getvalue()


def office_row(values: Sequence[str], about: str = "", cell: str = "") -> str:
    """A row of such a sheet; `about` are attributes of the row, `cell` of each of its cells."""
    kind = f'office:value-type="string" {cell}'
    cells = "".join(
        f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
        if value
        # What is empty is said once, however many cells it is.
        else '<table:table-cell table:number-columns-repeated="1"/>'
        for value in values
    )
    return f"<table:table-row {about}>{cells}</table:table-row>"
