"""Texts that go on in the row below: “Lễ khai mạc Tuần lễ hưởng ứng”, “học tập suốt đời”."""

from __future__ import annotations

from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.reading.workbook.cells import Kind, Sheet
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.told import Told

_FIELDS = ("title", "place", "organizers", "partners", "audience", "note")


def with_whole_texts(sheet: Sheet, heads: Heads, body: list[int], told: Told) -> Sheet:
    """The sheet with each such text in the row where it begins; that is told."""
    columns = {heads.columns[field] for field in _FIELDS if field in heads.columns}
    rows = dict(sheet.rows)
    for number in body:
        own, above = rows.get(number, {}), rows.get(number - 1, {})
        column, cell = next(iter(own.items()), (0, None))
        if cell is None or len(own) > 1 or column not in columns or len(above) < 2:
            continue
        # A small letter begins nothing.
        if cell.kind is not Kind.TEXT or not cell.text.lstrip()[:1].islower():
            continue
        if column not in above or number - 1 not in body:
            continue
        whole = f"{above[column].text.rstrip()} {cell.text.strip()}"
        rows[number - 1] = {**above, column: replace(above[column], text=whole)}
        del rows[number]
        message = _("“{text}” goes on with the row above").format(text=shorten(cell.text))
        told.guess(cell.row, column, message)
    return replace(sheet, rows=rows) if len(rows) < len(sheet.rows) else sheet
