"""Places behind the names of a whole table: “Vẽ bìa sách - Phòng Mĩ thuật”, “Thi vẽ (Sân xã)”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.names import PLACE_WORDS
from site_src.reading.workbook.table import Row, Table

_PLACE = (
    rf"(?P<place>(?!tổ chức|phòng (?:chống|cháy|ngừa|tránh))"
    rf"(?:(?:{PLACE_WORDS}|ht|nvh|sảnh|xưởng|quầy|lớp học)\b|p\.)[^,;()–—]{{0,60}})"
)
_FLAGS = re.IGNORECASE | re.DOTALL
_BEHIND = lazy_regex(rf"(?P<name>.*\S)\s+[–—-]\s+{_PLACE}(?P<rest>\(.*\))?", _FLAGS)
_IN_BRACKETS = lazy_regex(rf"(?P<name>.*\S)\s*\((?:tại\s+)?{_PLACE}(?P<rest>)\)\W*", _FLAGS)
# One such name may have a dash of its own; where most have, it is how the table says where.
_LEAST = 3


def ends_in_place(name: str) -> bool:
    """Whether a place stands behind a dash at the end of a name."""
    return _BEHIND.fullmatch(name.strip()) is not None


def with_places_behind(maker: Maker, table: Table, rows: list[Row]) -> list[Row]:
    """The rows with the places of their names, where most say them so and no column does."""
    if table.ours or any("place" in row.cells or "place_note" in row.cells for row in rows):
        return rows
    found = [_parted(row) for row in rows]
    count = sum(parted is not None for parted in found)
    if count < _LEAST or 2 * count <= len(rows):
        return rows
    return [
        _put(maker, table, row, parted) if parted else row
        for row, parted in zip(rows, found, strict=True)
    ]


def _parted(row: Row) -> Sequence[str] | None:
    cell = row.cells.get("title")
    if cell is None:
        return None
    match = next(
        (m for p in (_BEHIND, _IN_BRACKETS) if (m := p.fullmatch(cell.text.strip()))), None
    )
    if match is None:
        return None
    rest = match["rest"]
    return f"{match['name']} {rest}" if rest else match["name"], match["place"].strip(" .")


def _put(maker: Maker, table: Table, row: Row, parted: Sequence[str]) -> Row:
    cell = row.cells["title"]
    name, place = parted
    message = _("“{place}” behind the name is taken for the place, as in most names of the table")
    maker.guess(table, cell, message.format(place=place))
    texts = {"title": name, "place": place}
    cells = {field: replace(cell, text=text) for field, text in texts.items()}
    return replace(row, cells={**row.cells, **cells})
