"""Of which months a table's days are, where only a text above them says so: “LỊCH THÁNG 10”."""

from __future__ import annotations

import re
from dataclasses import replace

from site_src.reading.workbook.cells import Cell, Sheet
from site_src.reading.workbook.headings import Heads

_DAYS = ("_day", "_when", "_first", "_last")
# No month of “ngày 15 tháng 9 năm 2026”, which is that of the paper.
_MONTH = re.compile(
    r"(?<!\d )\btháng\s+(?P<month>\d{1,2})\b(?:\s*(?:[/.-]|năm)\s*(?P<year>\d{4}))?", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?\s*(?:-|–|đến(?:\s+hết)?(?:\s+ngày)?)\s*\d{1,2}/\d{1,2}"
    r"(?:/\d{4})?(?![\d/])",
    re.IGNORECASE,
)
_SHEET = re.compile(
    r"(?:tháng|th|t)\s*\.?(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?", re.IGNORECASE
)


def months_above(sheet: Sheet, heads: Heads) -> Cell | None:
    """The month, or the period, that the heading of a table's days, its titles or its sheet name.

    None where two of them are named in one place, or none.
    """
    if heads.ours or not heads.columns.keys() & set(_DAYS):
        return None
    columns = (heads.columns[name] for name in _DAYS if name in heads.columns)
    headings = [heads.texts[c] for c in columns if c in heads.texts]
    titles = [
        cell for n in sorted(sheet.rows) if n < heads.first for cell in sheet.rows[n].values()
    ]
    for cells in (headings, titles):
        found = {_key(text): (cell, text) for cell in cells for text in _named(cell.text)}
        if found:
            (cell, text), *others = found.values()
            return None if others else replace(cell, text=text)
    if match := _SHEET.fullmatch(sheet.name.strip()):
        return Cell(heads.first, min(heads.texts), _month(match))
    return None


def _named(text: str) -> list[str]:
    plain = " ".join(text.split())
    periods = [match[0] for match in _PERIOD.finditer(plain)]
    return periods or [_month(match) for match in _MONTH.finditer(plain)]


def _month(match: re.Match[str]) -> str:
    return f"tháng {int(match['month'])}" + (f"/{match['year']}" if match["year"] else "")


def _key(text: str) -> str:
    return re.sub(r"/\d{4}|\s", "", text)
