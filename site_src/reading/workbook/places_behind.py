"""Places behind the names of a table: “Vẽ bìa sách - Phòng Mĩ thuật”, “Thi vẽ (Sân xã)”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.names import PLACE_WORDS
from site_src.reading.workbook.shapes import heading_key
from site_src.reading.workbook.table import Row, Table

_PLACE = (
    rf"(?P<place>(?:tại\s+)?(?!tổ chức|phòng (?:chống|cháy|ngừa|tránh))"
    rf"(?:(?:{PLACE_WORDS}|ht|nvh|sảnh|xưởng|quầy|lớp học|zoom|google meet|(?:ms )?teams)\b"
    r"|p\.)[^,;()–—]{0,60})"
)
_FLAGS = re.IGNORECASE | re.DOTALL
_BEHIND = lazy_regex(rf"(?P<name>.*\S)\s+[–—-]\s+{_PLACE}(?P<rest>\(.*\))?", _FLAGS)
_BELOW = lazy_regex(rf"(?P<name>.*\S)\s*\n\s*{_PLACE}(?P<rest>\(.*\))?", _FLAGS)
_ANY_BELOW = lazy_regex(
    r"(?P<name>.*\S)\s*\n\s*(?P<place>[^\W\d][^,;()\n]{1,60})(?P<rest>)", re.DOTALL
)
# Below “Hoạt động, địa điểm” any word may begin a place.
_AT = lazy_regex(
    r"(?P<name>.*\S)\s*[,;–—-]?\s+tại\s+(?P<place>[^\s()][^()\n]{1,100}?)(?P<rest>\(.*\))?", _FLAGS
)
_PLACE_TOO = lazy_regex(r"\b(?:dia diem|noi(?! dung))\b")
_IN_BRACKETS = lazy_regex(rf"(?P<name>.*\S)\s*\({_PLACE}(?P<rest>)\)\W*", _FLAGS)
# One such name may have a dash of its own; where most have, it is how the table says where.
_LEAST = 3


def ends_in_place(name: str) -> bool:
    """Whether a place stands behind a dash at the end of a name."""
    return _BEHIND.fullmatch(name.strip()) is not None


def with_places_behind(maker: Maker, table: Table, rows: list[Row]) -> list[Row]:
    """The rows with the places of their names, where most say them so and no column does."""
    if table.ours or any("place" in row.cells or "place_note" in row.cells for row in rows):
        return rows
    head = table.heads.texts.get(table.heads.columns["title"])
    both = head is not None and _PLACE_TOO.search(heading_key(head.text)) is not None
    patterns = (_BEHIND, _BELOW, _IN_BRACKETS, *((_AT,) if both else ()))
    found = [_parted(row, patterns) for row in rows]
    count = sum(parted is not None for parted in found)
    if not both and (count < _LEAST or 2 * count <= len(rows)):
        return rows
    below = sum(_match((_BELOW,), row) is not None for row in rows)
    lines = sum("\n" in row.cells["title"].text for row in rows if "title" in row.cells)
    if below >= _LEAST and 2 * below > lines:
        # “Bơi an toàn” over “Hồ bơi”, as rooms stand below the other names.
        found = [
            parted or _parted(row, (_ANY_BELOW,)) for row, parted in zip(rows, found, strict=True)
        ]
    return [
        _put(maker, table, row, parted) if parted else row
        for row, parted in zip(rows, found, strict=True)
    ]


def _match(patterns: Iterable[re.Pattern[str]], row: Row) -> re.Match[str] | None:
    cell = row.cells.get("title")
    text = cell.text.strip() if cell is not None else ""
    return next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)


def _parted(row: Row, patterns: Iterable[re.Pattern[str]]) -> Sequence[str] | None:
    if (match := _match(patterns, row)) is None:
        return None
    name, rest = match["name"].rstrip(" ,;:–—-"), match["rest"]
    return f"{name} {rest}" if rest else name, match["place"].strip(" .")


def _put(maker: Maker, table: Table, row: Row, parted: Sequence[str]) -> Row:
    cell = row.cells["title"]
    name, place = parted
    message = _("“{place}” behind the name is taken for the place, as in most names of the table")
    maker.guess(table, cell, message.format(place=place))
    texts = {"title": name, "place": place}
    cells = {field: replace(cell, text=text) for field, text in texts.items()}
    return replace(row, cells={**row.cells, **cells})
