"""The cells of a table with the days across: which is a day or a mark, and what one says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook import slips
from site_src.reading.workbook.cells import Cell, Kind, Sheet
from site_src.reading.workbook.headings import Heads
from site_src.reading.workbook.places_behind import ends_in_place
from site_src.reading.workbook.slips import MARK, begin_names, title_in
from site_src.reading.workbook.time_texts import is_day
from site_src.reading.workbook.titles import month_above
from site_src.vietnamese import weekdays

# Below a day these are ticks too.
_TICKS = frozenset(("v", "•", "●", "■", "+", "*", "có"))
_WEEKDAY = lazy_regex(
    r"\s*(?:(?:thứ|t)\.?\s*(?P<number>[2-7])|thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy)"
    r"|(?P<sunday>chủ\s+nhật|cn))(?!\w)\W*",
    re.IGNORECASE,
)
_DATE = lazy_regex(r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?")
# What a line of a cell says beside the name.
_LINES = (
    (
        "place",
        lazy_regex(
            r"\(?\s*(?:tại|địa điểm|đ/điểm|đđ|nơi)(?:\s*:\s*|\s+)(?P<said>[^()]+)\)?\.?",
            re.IGNORECASE,
        ),
    ),
    (
        "organizers",
        lazy_regex(
            r"\(?\s*(?:phụ trách|chủ trì|thực hiện|đơn vị(?: [^:]{1,20})?|pt)\s*:"
            r"\s*(?P<said>[^()]+)\)?\.?",
            re.IGNORECASE,
        ),
    ),
)


_MONTH = lazy_regex(r"tháng\s+(?P<month>\d{1,2})(?:\s*(?P<year>/\d{4}))?", re.IGNORECASE)
# With so many days side by side a row is the heading of such a table.
_LEAST_DAYS = 2
# “Ba” and “Năm” are other words too: only so many side by side are weekdays.
_LEAST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Across:
    """Where days stand side by side: first and last row of them, each day, the other headings."""

    first: int
    last: int
    days: Mapping[int, Cell]
    labels: Mapping[int, Cell]


def find_across(sheet: Sheet, heads: Sequence[Heads], year: int) -> Across | None:
    """The row of days on a sheet; None where its days stand below each other."""
    for number in sorted(sheet.rows):
        if any(head.last < number for head in heads):
            # Below known headings “Từ ngày” and “Đến ngày” stand side by side too.
            return None
        if below := _below_months(sheet, number):
            labels = {c: x for c, x in sheet.rows[number].items() if c < min(below)}
            labels |= {c: x for c, x in sheet.rows[number].items() if c > max(below)}
            return Across(number, number + 1, below, labels)
        days = _days_in(sheet.rows[number], year) or _numbered(sheet, number)
        if len(days) < _LEAST_DAYS:
            continue
        if _go_on_below(sheet, number, days, year):
            return None
        last = number
        below = _days_in(sheet.rows.get(number + 1, {}), year)
        if not below and not any(
            _counts_days(row) for n, row in sheet.rows.items() if n > last + 1
        ):
            # With numbers of days further below it is a calendar.
            below = _numbered(sheet, number + 1)
        if below and below.keys() <= days.keys() and len(below) >= _LEAST_DAYS:
            # “Thứ Hai” over “29/9”.
            joined = {c: f"{days[c].text} {below[c].text}" for c in below}
            days = {**days, **{c: replace(days[c], text=text) for c, text in joined.items()}}
            last = number + 1
        # A heading that is merged down to the days began above them.
        down = {(s.top, s.left) for s in sheet.spans if s.top < number <= s.bottom}
        tops = {sheet.rows[top][c] for top, c in down if c in sheet.rows.get(top, {})}
        own = [c for n in range(number, last + 1) for c in sheet.rows.get(n, {}).values()]
        labels = {cell.column: cell for cell in (*tops, *own) if cell.column not in days}
        return Across(number, last, days, labels)
    return None


def _go_on_below(sheet: Sheet, row: int, days: Mapping[int, Cell], year: int) -> bool:
    """Whether there are days in both rows below too: columns of days, of sun and of moon, say."""
    rows = (sheet.rows.get(number, {}) for number in (row + 1, row + 2))
    return all(_days_in(cells, year).keys() >= days.keys() for cells in rows)


def _below_months(sheet: Sheet, row: int) -> dict[int, Cell]:
    """Days that are numbers alone, below several months that stand side by side."""
    months: dict[int, str] = {}
    for span in sheet.spans:
        cell = sheet.rows[row].get(span.left) if span.top == row else None
        match = _MONTH.fullmatch(cell.text.strip()) if cell is not None else None
        if match:
            said = f"{match['month']}{match['year'] or ''}"
            months |= dict.fromkeys(range(span.left, span.right + 1), said)
    if len(set(months.values())) < _LEAST_DAYS:
        return {}
    cells = {c: cell for c, cell in sheet.rows.get(row + 1, {}).items() if c in months}
    if not cells or not all(map(is_day_number, cells.values())):
        return {}
    texts = {c: f"{cell.text}/{months[c]}" for c, cell in cells.items()}
    return {c: replace(cells[c], text=t, kind=Kind.TEXT, value=None) for c, t in texts.items()}


def _numbered(sheet: Sheet, row: int) -> dict[int, Cell]:
    """Days that are numbers alone, one after the other, of the month that stands above them."""
    cells = {c: cell for c, cell in sheet.rows.get(row, {}).items() if is_day_number(cell)}
    follow = all(int(b.text) == int(a.text) + 1 for a, b in pairwise(cells.values()))
    month = month_above(sheet, row) if len(cells) >= _LEAST_NAMED and follow else None
    if month is None:
        return {}
    texts = {c: f"{cell.text}/{month[0]}{month[1]}" for c, cell in cells.items()}
    return {c: replace(cells[c], text=t, kind=Kind.TEXT, value=None) for c, t in texts.items()}


def _counts_days(row: Mapping[int, Cell]) -> bool:
    return sum(is_day_number(cell) for cell in row.values()) >= _LEAST_NAMED


def is_day_number(cell: Cell) -> bool:
    """Whether a cell is a number that a day of a month may have."""
    return re.fullmatch(r"0?[1-9]|[12]\d|3[01]", cell.text.strip()) is not None


def _days_in(cells: Mapping[int, Cell], year: int) -> dict[int, Cell]:
    named = {c: replace(cell, text=name) for c, cell in cells.items() if (name := _named(cell))}
    if len(named) >= _LEAST_NAMED:
        cells = {**cells, **named}
    return {
        c: cell
        for c, cell in cells.items()
        if len(cell.text) < 40 and (cell.kind is Kind.DAY or bare_day(cell.text, year))
    }


def _named(cell: Cell) -> str:
    """The weekday that a cell names by “Hai” alone, as timetables do; nothing for any other."""
    text = " ".join(cell.text.split()).casefold()
    return next((name for name in weekdays.NAMES[:6] if text == name.removeprefix("thứ ")), "")


def is_mark(cell: Cell) -> bool:
    """Whether a cell only marks its day."""
    if cell.kind is Kind.TICK:
        return bool(cell.value)
    return slips.is_tick(cell.text) or cell.text.strip().casefold() in _TICKS


def bare_day(text: str, year: int) -> bool:
    """Whether a text is a day, or a weekday alone."""
    plain = " ".join(text.split())
    if (match := _WEEKDAY.match(plain)) and match.end() == len(plain):
        return True
    return not re.search(r"\d\s*[hg:]", plain) and is_day(plain, year)


def days_of(texts: Sequence[str]) -> str:
    """Several days as one text: from the first to the last where they follow each other."""
    if len(texts) == 1:
        return texts[0]
    dates = [match[0] if (match := _DATE.search(text)) else "" for text in texts]
    if not all(dates):
        return ", ".join(_weekday(text) for text in texts)
    days = [_month_day(date) for date in dates]
    # Where a month ends only the calendar knows; any year has September's and October's days.
    exact = [dt.date(2000, month, day) for day, month in days if _exists(day, month)]
    steps = {(b - a).days for a, b in pairwise(exact)}
    if len(exact) == len(dates) and steps == {1}:
        return f"{dates[0]} - {dates[-1]}"
    return ", ".join(dates)


def _month_day(date: str) -> tuple[int, int]:
    day, month = re.findall(r"\d+", date)[:2]
    return int(day), int(month)


def _exists(day: int, month: int) -> bool:
    try:
        dt.date(2000, month, day)
    except ValueError:
        return False
    return True


def _weekday(text: str) -> str:
    match = _WEEKDAY.search(text)
    if match is None:
        return text
    if match["number"]:
        return weekdays.NAMES[int(match["number"]) - 2]
    return match[0].strip(" ,.:()").casefold() if match["name"] else weekdays.NAMES[6]


def pieces(cell: Cell) -> Iterator[dict[str, Cell]]:
    """What a cell says: a name, with its hour, place and who; several where each has its mark."""
    lines = [line.strip() for line in cell.text.split("\n") if line.strip()]
    starts = begin_names(lines)
    if len(lines) > 1 and not any(starts[1:]) and all(map(ends_in_place, lines)):
        # Where a line says its place it ends, and the next one begins a name.
        starts = [True] * len(lines)
    several = sum(starts) > 1
    groups: list[list[str]] = []
    for line, start in zip(lines, starts, strict=True):
        if not groups or (several and start):
            groups.append([])
        groups[-1].append(MARK.sub("", line, count=1) if several else line)
    for group in groups:
        found: dict[str, Cell] = {}
        names: list[str] = []
        for line in group:
            field, said = _line(line) if names else ("", line)
            if field and field not in found:
                found[field] = replace(cell, text=said)
            else:
                names.append(line)
        name, hour, _several = title_in(" ".join(names))
        if names[1:] and name.endswith(f" {names[-1]}"):
            # A place may stand below the name.
            name = f"{name.removesuffix(names[-1]).rstrip()}\n{names[-1]}"
        if hour:
            found["_time"] = replace(cell, text=hour)
        yield {"title": replace(cell, text=name), **found}


def _line(text: str) -> tuple[str, str]:
    for field, pattern in _LINES:
        if match := pattern.fullmatch(text):
            return field, match["said"].strip(" .")
    return "", ""
