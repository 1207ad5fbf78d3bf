"""Hours that are said loosely, “khoảng 8h”, “sau 17h”, “đêm 1/10”; each is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.table import Table
from site_src.reading.workbook.time_texts import A_CLOCK

_CELLS = ("_time", "_when", "_start", "_end", "_day")
_ABOUT = lazy_regex(rf"\b(?:vào\s+)?(?:khoảng|tầm|chừng|cỡ)\s+(?=\d?{A_CLOCK})", re.IGNORECASE)
_AFTER = lazy_regex(rf"\b(?:bắt đầu\s+)?sau\s+(?=\d?{A_CLOCK})", re.IGNORECASE)
# “7h3” may be 7h03, or half past seven.
_ONE_DIGIT = lazy_regex(
    r"(?<![\d/:])(?P<hour>\d{1,2})(?:h|g|:)(?P<minute>\d)(?![\d/:hg]|\s*(?:h|g|giờ)\b)",
    re.IGNORECASE,
)
_HOUR_AT_NIGHT = lazy_regex(
    r"(?P<hour>\b(?:1[89]|2[0-3])\s*(?:h|g|giờ|:(?=\d\d))\s*(?:\d\d)?)\s+(?:ban\s+)?đêm\b",
    re.IGNORECASE,
)
_NIGHT = lazy_regex(r"\b(?:buổi\s+|ban\s+)?đêm\b", re.IGNORECASE)
# Of two nights, or of one between two days, it cannot be told which evening is meant.
_NO_EVENING = lazy_regex(rf"{A_CLOCK}|\b(?:sáng|rạng|qua|suốt|nửa|giữa)\b|đêm.*đêm", re.IGNORECASE)


def with_plain_hours(maker: Maker, table: Table, cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    """The cells of a row with the hours that are meant; each that was said loosely is told."""
    if table.ours:
        return cells
    found = dict(cells)
    for name in _CELLS:
        if (cell := cells.get(name)) is None:
            continue
        if name == "_time" and cell.kind is Kind.DAY:
            found[name] = _hours_of_day(maker, table, cell)
            continue
        text = _HOUR_AT_NIGHT.sub(r"\g<hour>", cell.text)
        plain = _AFTER.sub("từ ", _ABOUT.sub("", text))
        if not _NO_EVENING.search(plain):
            plain = _NIGHT.sub("tối", plain)
        found[name] = replace(cell, text=plain)
        if match := _ONE_DIGIT.search(text):
            message = _("“{text}” is taken for {hour}h0{minute}: its minutes are one digit")
            said = message.format(text=match[0], hour=match["hour"], minute=match["minute"])
            maker.guess(table, cell, said, _("Write two digits: 7h05, 7h30, 7h50."))
        if plain != text:
            message = _("“{text}” is taken for “{said}”")
            said = message.format(text=shorten(text), said=shorten(plain))
            maker.guess(table, cell, said, _("Write the hour from which it is, like 18h."))
    return found


def _hours_of_day(maker: Maker, table: Table, cell: Cell) -> Cell:
    """The hours that Excel made a day of: “8-10”, typed below “Giờ”, is kept as 8 October."""
    first, last = sorted((cell.value.day, cell.value.month))
    if first == last or last >= 24:
        return cell
    said = f"{first}h - {last}h"
    message = _("“{text}” is taken for “{said}”").format(text=cell.text, said=said)
    maker.guess(table, cell, message, _("Write the hours like 8h - 10h."))
    return replace(cell, text=said, kind=Kind.TEXT, value=None)
