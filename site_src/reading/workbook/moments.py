"""The day and the hours of a row, as the one text that `when` is in YAML.

What a text means is decided where it is parsed (`vietnamese.dates`); here only the cells of a row
are put together, and what is left out in a year's folder is added.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.cells import Cell, Kind, clock_text, day_text
from site_src.reading.workbook.slips import is_tick
from site_src.reading.workbook.time_columns import PART_FIELDS
from site_src.reading.workbook.time_texts import (
    PARTS,
    is_clock,
    normal,
    parsed,
    part_in,
    part_of_letter,
    without_all_day,
    without_part,
)
from site_src.vietnamese import weekdays
from site_src.vietnamese.alphabet import fold

_DATE = lazy_regex(r"\d{1,2}\s*/\s*\d{1,2}")
# “Hai (29/9)” below “Thứ”.
_SHORT_WITH_DATE = lazy_regex(r"(?:hai|ba|tư|năm|sáu|bảy)\W+\d{1,2}\s*/", re.IGNORECASE)
# In a column for hours: “8 - 10”.
_BARE_HOUR = lazy_regex(
    r"0?(?P<hour>1?\d|2[0-3])"
    r"(?:(?:(?P<sign>\s*(?:h|g|giờ|:)\s*)|\.(?=\d\d)|[,;](?=00|30|45))(?P<minute>[0-5]\d)?)?",
    re.IGNORECASE,
)
# Excel's numbers of days: 1954 to 2118; what is written so was to be a date.
_DAY_NUMBERS = range(20_000, 80_000)
_DAY_ZERO = dt.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Moment:
    """The text of a row's `when` or, with `alone`, of its `time`.

    The cell that it stands in, and whether the day was taken from a row above that does not say so.
    """

    text: str
    cell: Cell
    alone: bool = False
    carried: bool = False


def _as_day(cell: Cell) -> Cell:
    number = cell.value if cell.kind is Kind.NUMBER else None
    if number is None or int(number) not in _DAY_NUMBERS:
        return cell
    day = _DAY_ZERO + dt.timedelta(days=int(number))
    return replace(cell, text=day_text(day), kind=Kind.DAY, value=day)


def _as_clock(cell: Cell) -> Cell:
    number = cell.value if cell.kind is Kind.NUMBER else None
    if number is not None and number in range(1, 24):
        # In a column for hours a whole number is one.
        return replace(cell, text=f"{int(number)}h")
    if number is None or not 0 < number < 1:
        return cell
    minutes = round(number * 24 * 60)
    return replace(cell, text=clock_text(dt.time(minutes // 60 % 24, minutes % 60)))


def moment(
    cells: Mapping[str, Cell],
    day: Cell | None,
    part: Cell | None,
    above: Cell | None,
    year: int,
) -> Moment | None:
    """What a row says of its time.

    `day` and `part` are those of subtitles, `above` is the day of the row above, where that may
    hold here too.
    """
    own, time, weekday = _cells_of_time(cells, year)
    said = normal(own.text if own.kind is Kind.MOMENT else _as_day(own).text, year) if own else ""
    hours = without_part(hours_of(time, year)) if time else ""
    key = fold(hours).removeprefix("buoi").strip(" :.")
    hours = PARTS.get(key, part_of_letter(hours))
    if not hours and part is not None and not re.search(r"\d\s*(?:h|g|:)", said):
        hours = part_in(part.text) or ""
        time = time or part
    if hours:
        said = without_all_day(said)
    carried = False
    spoilt = time is not None and own is not None and bool(hours) and not is_clock(hours)
    cell = time if spoilt else own or time
    if not said and day is not None:
        said, cell = normal(day.text, year), own or time or day
    elif not said and above is not None and hours and weekday is None:
        said, cell, carried = _day_alone(normal(_as_day(above).text, year)), time, True
    cell = cell or weekday
    if cell is None:
        return None
    name = _weekday(weekday, said)
    if not said and not name:
        return Moment(hours, cell, alone=True) if hours else None
    return Moment(_joined(name, hours, said), cell, carried=carried)


def _cells_of_time(
    cells: Mapping[str, Cell], year: int
) -> tuple[Cell | None, Cell | None, Cell | None]:
    """The cells for the day, the hours and the weekday, of all that a row has for its time."""
    own, time = cells.get("_day") or cells.get("_when"), cells.get("_time") or _by_part(cells)
    weekday = cells.get("_weekday")
    if own is None and weekday is not None and _DATE.search(weekday.text):
        own, weekday = replace(weekday, text=weekday_name(weekday.text)), None
    start, end = cells.get("_start"), cells.get("_end")
    first, last = cells.get("_first"), cells.get("_last")
    if start is not None and own is None and _says_day(start, year):
        first, last, start, end = start, end or last, None, None
    if first is not None:
        own = _from_to(first, last or first, year)
    if time is None and start is not None:
        ends = [_as_clock(cell).text.strip() for cell in (start, end) if cell is not None]
        # Two numbers are one text.
        time = replace(start, text=" - ".join(ends), kind=Kind.TEXT, value=None)
    if own is not None and time is None and is_only_clock(own, year):
        own, time = None, own
    return own, time, weekday


def _from_to(first: Cell, last: Cell, year: int) -> Cell:
    """From a day, or an hour of it, to another."""
    texts = [normal(_as_day(cell).text, year) for cell in (first, last)]
    begin = parsed(texts[0])
    texts[1] = without_part(texts[1])
    if begin is not None and begin.one_day is not None and is_clock(texts[1]):
        # Only the beginning says the day.
        texts[1] = f"{texts[1]} ngày {day_text(begin.one_day)}"
    text = texts[0] if texts[0] == texts[1] else " - ".join(texts)
    return replace(first, text=text, kind=Kind.TEXT)


def _says_day(cell: Cell, year: int) -> bool:
    """Whether a cell for the hour of the beginning says the day too: “1/10/2026 19:00”."""
    if cell.kind in (Kind.DAY, Kind.MOMENT):
        return True
    when = parsed(normal(cell.text, year))
    return when is not None and when.one_day is not None


def hours_of(cell: Cell, year: int) -> str:
    """What a cell in a column for hours says, with the signs that it leaves out."""
    return _with_signs(normal(_as_clock(cell).text, year).rstrip(" -–"))


def _with_signs(hours: str) -> str:
    """The signs of hours that a column for them leaves out: “8”, “8.30”, “8 - 10”, “8h - 10”."""
    ends = re.split(r"\s*([-–—])\s*", hours)
    if len(ends) not in (1, 3):
        return hours
    found = [_BARE_HOUR.fullmatch(end) for end in ends[::2]]
    if any(match is None for match in found) or all(match and match["sign"] for match in found):
        return hours
    texts = [f"{match['hour']}h{match['minute'] or ''}" for match in found if match]
    return f" {ends[1]} ".join(texts) if len(ends) > 1 else texts[0]


def _by_part(cells: Mapping[str, Cell]) -> Cell | None:
    """What ticks or hours below “Sáng”, “Chiều”, “Tối” say of the hour."""
    fields = [field for field in PART_FIELDS if field in cells and cells[field].value is not False]
    found = {PART_FIELDS[field]: cells[field] for field in fields}
    if not found:
        return None
    ticks = {part for part, cell in found.items() if cell.kind is Kind.TICK or is_tick(cell.text)}
    first = next(iter(found.values()))
    if len(found) == 1:
        part = next(iter(found))
        text = part if ticks else without_part(f"{normal(_as_clock(first).text, 0)} {part}")
    elif ticks >= found.keys() >= {"sáng", "chiều"}:
        text = "cả ngày"
    else:
        said = (part if part in ticks else cell.text for part, cell in found.items())
        text = "; ".join(said)
    return replace(first, text=text, kind=Kind.TEXT)


def _day_alone(text: str) -> str:
    """The day of a text that says an hour too."""
    when = parsed(text)
    return day_text(when.one_day) if when and when.one_day else text


def is_only_clock(cell: Cell, year: int) -> bool:
    """Whether a cell says an hour and no day; below “Thời gian” a number is one."""
    return is_clock(normal(_as_clock(cell).text, year))


def _joined(weekday: str, hours: str, said: str) -> str:
    day = f"{weekday}, {said}" if weekday and said else weekday or said
    if not hours:
        return day
    if not day[:1].isdigit():
        return f"{hours}, {day}"
    return f"{hours} {day}" if hours == PARTS["ca ngay"] else f"{hours} ngày {day}"


def _weekday(cell: Cell | None, said: str) -> str:
    """The weekday that a cell says; nothing where the day says it too."""
    if cell is None:
        return ""
    if cell.kind is Kind.NUMBER and cell.value == 0:
        # What an old .xls keeps of a formula whose result is a text.
        return ""
    text = weekday_name(cell.text)
    if text not in weekdays.NAMES:
        return text
    when = parsed(said)
    if when is None or when.one_day is None:
        return "" if said else text
    return "" if weekdays.NAMES[when.one_day.weekday()] == text else text


@lru_cache(maxsize=2_000)
def weekday_name(text: str) -> str:
    """A weekday by its whole name: below “Thứ” people write “Hai”, or 2."""
    text = text.strip()
    if text.casefold() in weekdays.NAMES:
        return text.casefold()
    plain = normal(text, 0).casefold()
    if re.fullmatch(r"[1-7]", plain):
        # Excel's own count begins with Sunday.
        return weekdays.NAMES[int(plain) - 2]
    whole = next((name for name in weekdays.NAMES if plain in (name, name.split()[-1])), None)
    if whole is None and _SHORT_WITH_DATE.match(text):
        return f"thứ {text}"
    return whole or text
