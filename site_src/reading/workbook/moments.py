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

from site_src.reading.workbook.cells import Cell, Kind, clock_text, day_text
from site_src.reading.workbook.slips import is_tick
from site_src.vietnamese import weekdays
from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.notation import ValueProblem, half_width
from site_src.vietnamese.when import When, WhenKind

_PARTS = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối", "ca ngay": "cả ngày"}
# Columns for parts of the day, in which hours or ticks stand.
PART_FIELDS = {"_morning": "sáng", "_afternoon": "chiều", "_evening": "tối"}
# From which hour to which a part of the day may be said to last.
_BOUNDS = {"sang": (0, 12), "trua": (10, 14), "chieu": (12, 19), "toi": (17, 24)}
_ALL_DAY = re.compile(r"\bcả ngày\b[\s,;:]*", re.IGNORECASE)
# In a column for hours: “8 - 10”.
_BARE_HOURS = re.compile(r"(\d{1,2})\s*([-–])\s*(\d{1,2})")
_ANY_CLOCK = re.compile(r"\d\s*(?:h|g\b|giờ|:\d)", re.IGNORECASE)
_WEEKDAY_NUMBER = re.compile(r"\b(?:thứ|t)\s*([2-7])\b", re.IGNORECASE)
_SUNDAY = re.compile(r"\bcn\b", re.IGNORECASE)
_MINUTE_SIGN = re.compile(r"(?<=\d)\s*(?:['’′]|ph\b|phút\b|p\b)")
_AROUND_STROKE = re.compile(r"(?<=\d)\s*/\s*(?=\d)")
# “Ngày 01/10: 8h”: no hour ends in the day's year.
_COLON = re.compile(r"(?<=\d/\d\d):\s+|(?<=/\d{4}):\s+|(?<=\d/\d):\s+")
_HALF = re.compile(r"\b(\d{1,2})\s*(?:h|g|giờ)?\s*rưỡi\b", re.IGNORECASE)
_NO_YEAR = re.compile(r"(?<![\d/.])(\d{1,2})\s*/\s*(\d{1,2})(?![\d/]|\s*/)")
_SHORT_YEAR = re.compile(r"(?<![\d/])(\d{1,2}/\d{1,2})/(\d\d)(?!\d)")
# A day below another in one cell.
_NEXT_DAY = re.compile(r"(?:(?<=/\d)|(?<=/\d\d)|(?<=/\d{4}))\s*\n\s*(?=\d{1,2}\s*/\s*\d)")
_SPACED_CLOCK = re.compile(r"\b(\d{1,2})\s*(h|g|giờ)\s+(\d\d)(?![\d/]|\s*/)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
# “Từ 01-07/10”: the days themselves say from when to when.
_SINCE = re.compile(r"^từ\s+(?:ngày\s+)?(?=\d{1,2}\s*[-–]\s*\d{1,2}\s*/)", re.IGNORECASE)
_MONTH_IN_WORDS = re.compile(r"\b(\d{1,2})\s*tháng\s*(\d{1,2})\b(?!\s*(?:năm|/|\d))")
# Excel's numbers of days: 1954 to 2118; what is written so was to be a date.
_DAY_NUMBERS = range(20_000, 80_000)
_DAY_ZERO = dt.date(1899, 12, 30)
_LONGEST = 80
_DAYTIME = r"(?:buổi\s+)?(sáng|trưa|chiều|tối)"
_PART_AND_HOUR = re.compile(
    rf"(?:{_DAYTIME}[\s,:(]+)?(\d[\d\s:hg–-]*(?:(?:giờ|đến)[\d\s:hg–-]*)*)\)?(?:\s*{_DAYTIME})?",
    re.IGNORECASE,
)
# “7h30 sáng 1/10”, “Tối thứ bảy, 7h - 9h”, “7/10 - 16h30” in one cell.
_HOUR_WORDS = r"\d{1,2}\s*(?:giờ|h|g|:(?=\d\d))\s*(?:\d\d(?![\d/]|\s*/))?"
_HOURS_WORDS = re.compile(
    rf"(?:\b(?:từ|vào lúc|lúc)\s+)?(?P<said>\b{_HOUR_WORDS}(?:\s*(?:[-–]|đến)\s*{_HOUR_WORDS})?)",
    re.IGNORECASE,
)
_PART_WORDS = re.compile(rf"\b{_DAYTIME}\b", re.IGNORECASE)
_DAY_DASH_HOUR = re.compile(
    r"^(\d{1,2}/\d{1,2}(?:/\d{4})?)\s*[-–]\s*(\d{1,2}\s*(?:h|g|giờ)\s*(?:\d\d)?)$", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,2})(\s*(?:h|g|giờ|:))", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def normal(text: str, year: int) -> str:
    """A text about days and hours, with the folder's year where none is written."""
    text = _NEXT_DAY.sub(", ", half_width(text))
    plain = _AROUND_STROKE.sub("/", " ".join(text.split())).strip(" ,;.'’‘`")
    plain = _SPACED_CLOCK.sub(r"\1\2\3", plain)
    plain = re.sub(r"\b(\d{1,2}:\d\d):00\b", r"\1", plain.replace("~", "-"))
    plain = _COLON.sub(", ", plain)
    plain = _HALF.sub(r"\1h30", plain)
    plain = _MINUTE_SIGN.sub("", plain)
    if _ANY_CLOCK.search(plain):
        plain = _without_all_day(plain)
    plain = _SINCE.sub("", _BRACKETS.sub(r" \1 ", plain))
    plain = _WEEKDAY_NUMBER.sub(lambda m: weekdays.NAMES[int(m[1]) - 2], plain)
    plain = _SUNDAY.sub(weekdays.NAMES[6], plain)
    plain = _MONTH_IN_WORDS.sub(lambda m: f"{m[1]}/{m[2]}", plain)
    plain = _SHORT_YEAR.sub(
        lambda m: f"{m[1]}/20{m[2]}" if f"20{m[2]}" == str(year) else m[0], plain
    )
    plain = _DAY_DASH_HOUR.sub(r"\2 ngày \1", plain)
    plain = " ".join(_NO_YEAR.sub(lambda m: f"{m[1]}/{m[2]}/{year}", plain).split())
    return _with_hour_of_part(plain)


def _with_hour_of_part(text: str) -> str:
    """A day with one hour and one part of the day, as the hour that the two mean and the day."""
    parts, hours = [*_PART_WORDS.finditer(text)], [*_HOURS_WORDS.finditer(text)]
    if len(parts) != 1 or len(hours) != 1:
        return text
    part, hour = parts[0], hours[0]
    first, last = sorted((part, hour), key=lambda match: match.start())
    between = text[first.end() : last.start()]
    rest = f"{text[: first.start()]} {between} {text[last.end() :]}"
    rest = re.sub(r"^ngày\s+(?=\d)", "", rest.strip(" ,;:"))
    said = _without_part(f"{hour['said'].strip()} {part[1]}")
    if not re.search(r"\w", rest) or said.casefold().endswith(part[1].casefold()):
        return text
    found = " ".join(f"{said}{' ngày ' if rest[0].isdigit() else ', '}{rest}".split())
    when = _read(found)
    if when is None or (between.strip(" ,:(") and when.kind is not WhenKind.DAY):
        # “Tối 1/10 đến 7h 2/10”: the hour is that of another day.
        return text
    return found


def is_day(text: str, year: int) -> bool:
    """Whether a subtitle says on which day the rows below it are."""
    if len(text) > _LONGEST or not re.search(r"\d", text):
        return False
    try:
        return When.parse(normal(text, year)).period is not None
    except ValueProblem:
        return False


def is_part(text: str, _year: int) -> bool:
    """Whether a subtitle is a part of the day: “BUỔI SÁNG”."""
    return fold(text).removeprefix("buoi").strip(" :.,-") in _PARTS


def is_clock(text: str) -> bool:
    """Whether a text says an hour, or a part of the day, and nothing else."""
    try:
        TimeRange.parse(text)
    except ValueProblem:
        return False
    return True


def is_in_part(hour: str, part: str, year: int) -> bool:
    """Whether an hour begins in a part of the day: 8h in “Sáng”."""
    bounds = _BOUNDS.get(fold(part).removeprefix("buoi").strip(" :.,-"))
    try:
        start = TimeRange.parse(normal(hour, year)).start
    except ValueProblem:
        return False
    return bounds is not None and start is not None and bounds[0] <= start.hour < bounds[1]


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
    time = cells.get("_time") or _by_part(cells)
    own = cells.get("_day") or cells.get("_when")
    start, end = cells.get("_start"), cells.get("_end")
    if start is not None and start.kind in (Kind.DAY, Kind.MOMENT) and own is None:
        cells = {**cells, "_first": start} | ({"_last": end} if end else {})
        start = end = None
    if (first := cells.get("_first")) is not None:
        last = cells.get("_last", first)
        texts = [normal(_as_day(cell).text, year) for cell in (first, last)]
        text = texts[0] if texts[0] == texts[1] else " - ".join(texts)
        own = replace(first, text=text, kind=Kind.TEXT)
    if time is None and start is not None:
        ends = [_as_clock(cell).text.strip() for cell in (start, end) if cell is not None]
        time = replace(start, text=" - ".join(ends))
    if own is not None and time is None and _is_only_clock(own, year):
        own, time = None, own
    said = normal(own.text if own.kind is Kind.MOMENT else _as_day(own).text, year) if own else ""
    hours = normal(_as_clock(time).text, year) if time else ""
    if match := _BARE_HOURS.fullmatch(hours):
        hours = f"{match[1]}h {match[2]} {match[3]}h"
    hours = _without_part(hours)
    hours = _PARTS.get(fold(hours).removeprefix("buoi").strip(" :."), hours)
    if not hours and part is not None and not re.search(r"\d\s*(?:h|g|:)", said):
        hours = _PARTS[fold(part.text).removeprefix("buoi").strip(" :.,-")]
        time = time or part
    if hours:
        said = _without_all_day(said)
    carried = False
    spoilt = time is not None and own is not None and bool(hours) and not is_clock(hours)
    cell = time if spoilt else own or time
    if not said and day is not None:
        said, cell = normal(day.text, year), own or time or day
    elif not said and above is not None and hours:
        said, cell, carried = _day_alone(normal(_as_day(above).text, year)), time, True
    cell = cell or cells.get("_weekday")
    if cell is None:
        return None
    weekday = _weekday(cells.get("_weekday"), said)
    if not said and not weekday:
        return Moment(hours, cell, alone=True) if hours else None
    return Moment(_joined(weekday, hours, said), cell, carried=carried)


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
        text = part if ticks else _without_part(f"{normal(_as_clock(first).text, 0)} {part}")
    elif ticks >= found.keys() >= {"sáng", "chiều"}:
        text = "cả ngày"
    else:
        said = (part if part in ticks else cell.text for part, cell in found.items())
        text = "; ".join(said)
    return replace(first, text=text, kind=Kind.TEXT)


def _without_all_day(text: str) -> str:
    """A text without “cả ngày”, which says nothing where an hour is said."""
    return _ALL_DAY.sub("", text).strip(" ,;.")


def _without_part(hours: str) -> str:
    """“Sáng 7h15” is 7h15, and “2h chiều” 14h: what part of the day it is the hour says itself."""
    match = _PART_AND_HOUR.fullmatch(hours)
    if match is None or bool(match[1]) == bool(match[3]):
        return hours
    part = fold(match[1] or match[3])
    first, until = _BOUNDS[part]

    def clock(found: re.Match[str]) -> str:
        hour = int(found[1])
        later = 12 if part != "sang" and hour < (10 if part == "trua" else 12) else 0
        return f"{hour + later}{found[2]}"

    found = _CLOCK.sub(clock, match[2].strip(" ,:"))
    begin = re.match(r"\d+", found)
    # “14h sáng” is one thing or the other.
    return found if begin and first <= int(begin[0]) < until else hours


def _day_alone(text: str) -> str:
    """The day of a text that says an hour too."""
    try:
        when = When.parse(text)
    except ValueProblem:
        return text
    day = when.period.start.exact if when.kind is WhenKind.DAY and when.period else None
    return day_text(day) if day else text


def _is_only_clock(cell: Cell, year: int) -> bool:
    return is_clock(normal(_as_clock(cell).text, year))


def _joined(weekday: str, hours: str, said: str) -> str:
    day = f"{weekday}, {said}" if weekday and said else weekday or said
    if not hours:
        return day
    if not day[:1].isdigit():
        return f"{hours}, {day}"
    return f"{hours} {day}" if hours == _PARTS["ca ngay"] else f"{hours} ngày {day}"


def _weekday(cell: Cell | None, said: str) -> str:
    """The weekday that a cell says; nothing where the day says it too."""
    if cell is None:
        return ""
    if cell.kind is Kind.NUMBER and cell.value == 0:
        # What an old .xls keeps of a formula whose result is a text.
        return ""
    text = weekday_name(cell)
    if text not in weekdays.NAMES:
        return text
    when = _read(said)
    if when is None:
        return "" if said else text
    day = when.period.start.exact if when.kind is WhenKind.DAY and when.period else None
    if day is None:
        return "" if said else text
    return "" if weekdays.NAMES[day.weekday()] == text else text


def weekday_name(cell: Cell) -> str:
    """A weekday by its whole name: below “Thứ” people write “Hai”, or 2."""
    text = normal(cell.text, 0).casefold()
    if re.fullmatch(r"[1-7]", text):
        # Excel's own count begins with Sunday.
        return weekdays.NAMES[int(text) - 2]
    whole = next((name for name in weekdays.NAMES if text in (name, name.split()[-1])), None)
    return whole or cell.text.strip()


@lru_cache(maxsize=2_000)
def _read(text: str) -> When | None:
    """A time as it is parsed later; None where it cannot be."""
    try:
        return When.parse(text)
    except ValueProblem:
        return None
