"""Texts that go on in the row below: “Lễ khai mạc Tuần lễ hưởng ứng”, “học tập suốt đời”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind, Sheet
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.names import is_body
from site_src.reading.workbook.signs import END, has_number, shorten
from site_src.reading.workbook.slips import MARK
from site_src.reading.workbook.time_texts import A_CLOCK
from site_src.reading.workbook.told import Told
from site_src.vietnamese.alphabet import fold

_FIELDS = ("title", "place", "organizers", "partners", "audience", "note")
_HOUR = lazy_regex(A_CLOCK, re.IGNORECASE)
_BODIES = ("organizers", "partners")
# Columns whose lines are one text; lines of others may be of several.
_ONE_TEXT = ("title", "place", "place_note", "note", "description")


def with_whole_texts(sheet: Sheet, heads: Heads, body: list[int], told: Told) -> Sheet:
    """The sheet with each such text in the row where it begins; that is told."""
    sheet = _with_whole_rows(sheet, heads, body, told)
    columns = {heads.columns[field] for field in _FIELDS if field in heads.columns}
    rows = dict(sheet.rows)
    for number in body:
        own, above = rows.get(number, {}), rows.get(number - 1, {})
        column, cell = next(iter(own.items()), (0, None))
        if cell is None or len(own) > 1 or column not in columns or len(above) < 2:
            continue
        if not _goes_on(cell):
            continue
        if column not in above or number - 1 not in body:
            continue
        whole = f"{above[column].text.rstrip()} {cell.text.strip()}"
        rows[number - 1] = {**above, column: replace(above[column], text=whole)}
        del rows[number]
        message = _("“{text}” goes on with the row above").format(text=shorten(cell.text))
        told.guess(cell.row, column, message)
    return replace(sheet, rows=rows) if len(rows) < len(sheet.rows) else sheet


def _goes_on(cell: Cell) -> bool:
    """Whether a text begins with a small letter, which begins nothing."""
    return cell.kind is Kind.TEXT and cell.text.lstrip()[:1].islower()


def _with_whole_rows(sheet: Sheet, heads: Heads, body: list[int], told: Told) -> Sheet:
    """The sheet with the lines of a table from Word, each in a row of its own, in one again.

    Its activities have numbers, and names in capitals; a row without a number whose name goes on
    shows that lines were parted. Then a row that has no name goes on too.
    """
    main, order = heads.columns[heads.shape.main], heads.columns.get("_number")
    if order is None:
        return sheet
    merged = {
        n for s in sheet.spans if s.left <= main <= s.right for n in range(s.top, s.bottom + 1)
    }
    first = [sheet.rows[n] for n in body if has_number(heads, sheet.rows.get(n, {}))]
    named = [row[main] for row in first if main in row]
    more = [
        n
        for n in body
        if (own := sheet.rows.get(n, {})) and order not in own and n not in merged and main in own
    ]
    parted = [
        n
        for n in more
        if _goes_on(sheet.rows[n][main])
        and not _has_own_hour(sheet.rows.get(n - 1, {}), sheet.rows[n])
    ]
    begin = sum(not _goes_on(cell) for cell in named)
    if not any(len(sheet.rows[n]) > 1 for n in parted) or 2 * begin <= len(named):
        return sheet
    rows = dict(sheet.rows)
    top = last = 0
    for number in body:
        own = rows.get(number, {})
        # A gap ends it, and so does what begins as signatures and footnotes do.
        ends = number != last + 1 or any(END.match(fold(c.text.strip())) for c in own.values())
        last = number
        if has_number(heads, own):
            top = number
        elif not top or ends or order in own or (main in own and number not in parted):
            top = 0
        elif own.keys() <= set(heads.columns.values()):
            rows[top] = _joined(heads, rows[top], own)
            del rows[number]
            column, cell = next(iter(own.items()))
            message = _("“{text}” goes on with the row above").format(text=shorten(cell.text))
            told.guess(number, column, message)
    return replace(sheet, rows=rows)


def _has_own_hour(above: Mapping[int, Cell], own: Mapping[int, Cell]) -> bool:
    """Whether a row says an hour where the one above it does: it is of another activity."""
    return any(
        column in above and all(_HOUR.search(row[column].text) for row in (above, own))
        for column in own
    )


def _joined(heads: Heads, above: Mapping[int, Cell], own: Mapping[int, Cell]) -> dict[int, Cell]:
    """A row with what goes on in the one below it, line by line."""
    texts = {heads.columns[field] for field in _ONE_TEXT if field in heads.columns}
    bodies = {heads.columns[field] for field in _BODIES if field in heads.columns}
    found = dict(above)
    for column, cell in own.items():
        if (first := above.get(column)) is None:
            found[column] = replace(cell, row=next(iter(above.values())).row)
        else:
            # “Trường” over “Tiểu học A” is one body, and “Hội Khuyến học” over “Đoàn xã” are two.
            several = MARK.match(cell.text) or is_body(cell.text) or column not in bodies
            sign = "\n" if several and column not in texts and not _goes_on(cell) else " "
            text = f"{first.text.rstrip()}{sign}{cell.text.strip()}"
            found[column] = replace(first, text=text)
    return dict(sorted(found.items()))
