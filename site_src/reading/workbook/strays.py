"""Word of the columns of a table that are not read."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.base.messages import gettext as _
from site_src.base.messages import site_gettext, thousands
from site_src.reading.workbook.cells import Cell
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.told import Told


def say_strays(told: Told, heads: Heads, strays: Mapping[int, list[Cell]]) -> None:
    """Tell of each column that no field is for, with a cell of it."""
    for column, cells in sorted(strays.items()):
        head = heads.texts.get(column)
        hint = _("Known headings: {headings}.").format(
            headings=", ".join(site_gettext(c.heading) for c in heads.shape.columns if c.heading)
        )
        if head is None:
            message = _("A column without a heading is not read: {count} cells, like “{text}”")
            row = cells[0].row
        else:
            message = _("The column “{heading}” is not read: {count} cells, like “{text}”")
            row = head.row
        said = message.format(
            heading=shorten(head.text) if head else "",
            count=thousands(len(cells)),
            text=shorten(cells[0].text),
        )
        told.left_out(row, column, said, hint)
