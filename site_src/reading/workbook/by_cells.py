"""What a column without a known heading holds, by its cells and by the headings beside it."""

from __future__ import annotations

import re
from collections.abc import Collection

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind
from site_src.reading.workbook.columns import Shape
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.names import PLACE_WORDS

_PLACE = lazy_regex(rf"\W*(?:tại\s+)?(?:{PLACE_WORDS})\b", re.IGNORECASE)
_ROOMS = (
    "phong",
    "phong so",
    "phong/san",
    "phong, san",
    "san",
    "phong/khu vuc",
    "khu vuc",
    "khong gian",
    "dia ban",
    "thon",
    "thon, buon",
    "thon, xom",
    "thon, ban",
    "thon, ap",
    "thon, to dan pho",
    "ap",
    "xom",
    "ban",
    "buon",
    "khu pho",
    "khu dan cu",
    "to dan pho",
)
_DEPARTMENT = lazy_regex(
    r"\W*phòng\s+(?:gd|giáo dục|vh|văn|nội|lđ|lao|y tế|kinh|tư pháp|tài|tn|hành|tổ chức|kế)",
    re.IGNORECASE,
)
# By one of these a table is known for one of activities.
TIMES = frozenset(("_day", "_when", "_time", "_first", "_start", "_weekday"))


def wants_name(shape: Shape, sure: Collection[str]) -> bool:
    """Whether headings are those of a programme, and none of them is over the names."""
    known = set(sure)
    return (
        shape is EVENTS
        and shape.main not in known
        and "place" in known
        and len(known) > 2
        and bool(known & TIMES)
    )


def wants_place(shape: Shape, known: Collection[str]) -> bool:
    """Whether headings are those of a programme with its bodies, and none is over the places.

    Where the bodies have no heading either, a column of schools may be theirs.
    """
    fields = set(known)
    return (
        shape is EVENTS
        and {shape.main, "organizers"} <= fields
        and bool(fields & TIMES)
        and not fields & {"place", "place_note"}
    )


def are_places(cells: Collection[Cell]) -> bool:
    """Whether most cells of a column begin as the name of a place does, and two of them do."""
    places = sum(_PLACE.match(cell.text) is not None for cell in cells)
    return places > 1 and 2 * places > len(cells)


def are_rooms(key: str, cells: Collection[Cell], fields: Collection[str] = ()) -> bool:
    """Whether a column below “Phòng” holds rooms, and no departments: “P.201”, “HT lớn”.

    Or below “Địa chỉ” addresses, where they are not those of whom one asks.
    """
    if key == "dia chi":
        return bool(cells) and not {"contact", "organizers"} & set(fields)
    return key in _ROOMS and bool(cells) and not any(_DEPARTMENT.match(c.text) for c in cells)


def are_texts(cells: Collection[Cell]) -> bool:
    """Whether a column holds words: two letters, at least, in each of its cells."""
    return bool(cells) and all(
        cell.kind is Kind.TEXT and "@" not in cell.text and re.search(r"[^\W\d_]{2}", cell.text)
        for cell in cells
    )
