"""Texts about days and hours, put as what parses them (`vietnamese.when`) reads them."""

from __future__ import annotations

import re
from functools import lru_cache

from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.time_slips import (
    DAYTIME,
    HOUR_WORDS,
    in_usual_order,
    without_slips,
)
from site_src.vietnamese import weekdays
from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.notation import half_width, value_or_none
from site_src.vietnamese.when import When, WhenKind

PARTS = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối", "ca ngay": "cả ngày"}
# Letters that stand for them, in a column for hours.
_LETTERS = {"s": "sáng", "c": "chiều", "t": "tối", "sc": "cả ngày"}
# From which hour to which a part of the day may be said to last.
_BOUNDS = {"sang": (0, 12), "trua": (10, 14), "chieu": (12, 19), "toi": (17, 24)}
# Every hour is one of these.
_WHOLE_TIMES = ("ca ngay", "ca tuan", "suot tuan", "hang ngay", "moi ngay")
_ANY_HOUR = (0, 24)
_ALL_DAY = lazy_regex(r"\bcả ngày\b[\s,;:]*", re.IGNORECASE)
# An hour of the clock somewhere in a text; and that, or a part of the day in words.
A_CLOCK = r"\d\s*(?:h|g\b|giờ|:\d)"
AN_HOUR = lazy_regex(rf"{A_CLOCK}|\b(?:sáng|trưa|chiều|tối|cả ngày)\b", re.IGNORECASE)
_ANY_CLOCK = lazy_regex(A_CLOCK, re.IGNORECASE)
_WEEKDAY_NUMBER = lazy_regex(r"\b(?:thứ|t)\s*([2-7])\b", re.IGNORECASE)
_SUNDAY = lazy_regex(r"\bcn\b", re.IGNORECASE)
# “Thứ ba - 1/10” is one day, “13h30 → 16h30” one stretch.
_WEEKDAY_DASH = lazy_regex(
    r"\b(thứ \w+|chủ nhật)\s*[-–—]\s*(?=(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?(?!\s*[-–—/\d]))",
    re.IGNORECASE,
)
# “Các buổi sáng từ thứ 2 đến thứ 6”
_EACH_PART = lazy_regex(
    r"\b(?:các|những|mỗi)\s+(?:buổi\s+)?(?=(?:sáng|trưa|chiều|tối)\b)", re.IGNORECASE
)
# “T2 - T4 - T6”: three are no stretch.
_WEEKDAYS_DASHED = lazy_regex(
    r"\b(?:thứ \w+|chủ nhật)(?:\s*[-–—]\s*(?:thứ \w+|chủ nhật|[2-7]\b(?!\s*[/:hg]))){2,}",
    re.IGNORECASE,
)
_ARROW = lazy_regex(r"\s*(?:[→⇒➔➜➝]|[-=]{1,2}>|\btới(?=\s*\d))\s*", re.IGNORECASE)
_MINUTE_SIGN = lazy_regex(r"(?<=\d)\s*(?:['’′]|ph\b|phút\b|p\b)")
_AROUND_STROKE = lazy_regex(r"(?<=\d)\s*/\s*(?=\d)")
# “Ngày 01/10: 8h”: no hour ends in the day's year.
_COLON = lazy_regex(r"(?<=\d/\d\d):\s+|(?<=/\d{4}):\s+|(?<=\d/\d):\s+")
_HALF = lazy_regex(r"\b(\d{1,2})\s*(?:h|g|giờ)?\s*rưỡi\b", re.IGNORECASE)
_NO_YEAR = lazy_regex(r"(?<![\d/.])(\d{1,2})\s*/\s*(\d{1,2})(?![\d/]|\s*/)")
_SHORT_YEAR = lazy_regex(r"(?<![\d/])(\d{1,2}/\d{1,2})/(\d\d)(?!\d)")
# A day below another in one cell.
_NEXT_DAY = lazy_regex(r"(?:(?<=/\d)|(?<=/\d\d)|(?<=/\d{4}))\s*\n\s*(?=\d{1,2}\s*/\s*\d)")
# “8 giờ 30 - 10 giờ 30”
_SPACED_CLOCK = lazy_regex(
    r"\b(\d{1,2})\s*(?:(?:h|g|giờ)\s+|giờ)(\d\d)(?![\d/]|\s*/)", re.IGNORECASE
)
_BRACKETS = lazy_regex(r"\s*\(([^()]*)\)\s*")
# “Từ 01-07/10”: the days themselves say from when to when.
_SINCE = lazy_regex(r"^từ\s+(?:ngày\s+)?(?=\d{1,2}\s*[-–—]\s*\d{1,2}\s*/)", re.IGNORECASE)
_MONTH_IN_WORDS = lazy_regex(
    r"(?<!tuần )(?<!Tuần )\b(\d{1,2})\s*tháng\s*(\d{1,2})\b(?!\s*(?:năm|/|\d))"
)
_MONTH_ALONE = lazy_regex(r"\btháng\s+(\d{1,2})$", re.IGNORECASE)
_LONGEST = 80
_PART_AND_HOUR = lazy_regex(
    rf"(?:{DAYTIME}[\s,:(]+)?(\d[\d\s:hg–—-]*(?:(?:giờ|đến)[\d\s:hg–—-]*)*)\)?(?:\s*{DAYTIME})?",
    re.IGNORECASE,
)
# “7h30 sáng 1/10”, “Tối thứ bảy, 7h - 9h”, “7/10 - 16h30” in one cell.
_HOURS_WORDS = lazy_regex(
    rf"(?:\b(?:từ|vào lúc|lúc)\s+)?(?P<said>\b{HOUR_WORDS}(?:\s*(?:[-–—]|đến)\s*{HOUR_WORDS})?)",
    re.IGNORECASE,
)
_PART_WORDS = lazy_regex(rf"\b{DAYTIME}\b", re.IGNORECASE)
_DAY_DASH_HOUR = lazy_regex(
    r"^(\d{1,2}/\d{1,2}(?:/\d{4})?)\s*[-–—]\s*(\d{1,2}\s*(?:h|g|giờ)\s*(?:\d\d)?)$", re.IGNORECASE
)
_CLOCK = lazy_regex(r"(\d{1,2})(\s*(?:h|g|giờ|:))", re.IGNORECASE)
# “8h sáng đến 4h chiều”, “7h tối - 9h”, “8h - 4h chiều”: at least one has its part of the day.
_TO_HOUR = lazy_regex(
    rf"\b(?P<first>{HOUR_WORDS})\s*(?P<part>{DAYTIME})?\s*(?:[-–—]|đến)\s*"
    rf"(?P<last>{HOUR_WORDS})(?:\s*(?P<part_of_last>{DAYTIME}))?\b",
    re.IGNORECASE,
)
# A day or an hour as the program writes them, or from one to another: nothing is to be done.
_A_DAY, _AN_HOUR = r"[0-3][0-9]/(?:0[1-9]|1[0-2])/20[0-9]{2}", r"[0-9]{1,2}h(?:[0-5][0-9])?"
_WHOLE = lazy_regex(rf"{_A_DAY}(?: - {_A_DAY})?|{_AN_HOUR}(?: - {_AN_HOUR})?")
_ONWARDS = lazy_regex(rf"(?:\btừ\s+)?\b({HOUR_WORDS})\s*(?:trở đi|trở về sau)", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def normal(text: str, year: int) -> str:
    """A text about days and hours, with the folder's year where none is written."""
    if _WHOLE.fullmatch(text):
        return text
    text = without_slips(_NEXT_DAY.sub(", ", half_width(text)))
    plain = _AROUND_STROKE.sub("/", " ".join(text.split())).strip(" ,;.'’‘`")
    plain = _SPACED_CLOCK.sub(r"\1h\2", plain)
    plain = _ARROW.sub(" - ", plain.replace("~", "-"))
    plain = re.sub(r"\b(\d{1,2}:\d\d):00\b", r"\1", plain)
    plain = _COLON.sub(", ", plain)
    plain = _HALF.sub(r"\1h30", plain)
    plain = _MINUTE_SIGN.sub("", plain)
    if _ANY_CLOCK.search(plain):
        plain = without_all_day(plain)
    plain = _SINCE.sub("", _BRACKETS.sub(r" \1 ", plain))
    plain = _WEEKDAY_NUMBER.sub(lambda m: weekdays.NAMES[int(m[1]) - 2], plain)
    plain = _SUNDAY.sub(weekdays.NAMES[6], plain)
    plain = _EACH_PART.sub("", plain)
    plain = _WEEKDAYS_DASHED.sub(_weekdays_named, plain)
    plain = _WEEKDAY_DASH.sub(r"\1, ", plain)
    plain = _MONTH_IN_WORDS.sub(lambda m: f"{m[1]}/{m[2]}", plain)
    plain = _MONTH_ALONE.sub(rf"tháng \1/{year}", plain)
    plain = _SHORT_YEAR.sub(
        lambda m: f"{m[1]}/20{m[2]}" if f"20{m[2]}" == str(year) else m[0], plain
    )
    plain = in_usual_order(_DAY_DASH_HOUR.sub(r"\2 ngày \1", plain))
    plain = " ".join(_NO_YEAR.sub(lambda m: f"{m[1]}/{m[2]}/{year}", plain).split())
    plain = _ONWARDS.sub(r"từ \1", plain)
    found = _with_hour_of_part(plain)
    return found if found != plain else " ".join(_TO_HOUR.sub(_hours_of_parts, plain).split())


def _weekdays_named(match: re.Match[str]) -> str:
    """Weekdays between dashes, each by its name: “thứ hai - 4 - 6”."""
    parts = re.split(r"\s*[-–—]\s*", match[0])
    return ", ".join(weekdays.NAMES[int(p) - 2] if p.isdigit() else p for p in parts)


def _hours_of_parts(match: re.Match[str]) -> str:
    """From an hour to another, by the parts of the day beside them; as it was where they clash."""
    first, last = match["first"].strip(), match["last"].strip()
    part, part_of_last = match["part"], match["part_of_last"]
    if part and part_of_last:
        found = [(_of_part(first, part), _of_part(last, part_of_last))]
    elif part:
        begin = _of_part(first, part)
        found = [(begin, last), (begin, _of_part(last, part))]
    elif part_of_last:
        end = _of_part(last, part_of_last)
        found = [(_of_part(first, part_of_last), end), (first, end)]
    else:
        return match[0]
    for begin, end in found:
        time = _clock_in(f"{begin} - {end}") if begin and end else None
        if time is not None and time.start and not time.crosses_midnight:
            return f"{begin} - {end}"
    return match[0]


def _of_part(hour: str, part: str) -> str | None:
    """An hour of a part of the day, as the clock has it; None where it is none of it."""
    said = f"{hour} {part}"
    found = without_part(said)
    return found if found != said else None


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
    said = without_part(f"{hour['said'].strip()} {part[1]}")
    if not re.search(r"\w", rest) or said.casefold().endswith(part[1].casefold()):
        return text
    found = " ".join(f"{said}{' ngày ' if rest[0].isdigit() else ', '}{rest}".split())
    when = parsed(found)
    if when is None or (between.strip(" ,:(") and when.kind is not WhenKind.DAY):
        # “Tối 1/10 đến 7h 2/10”: the hour is that of another day.
        return text
    return found


def is_day(text: str, year: int) -> bool:
    """Whether a subtitle says on which day the rows below it are."""
    if len(text) > _LONGEST or not re.search(r"\d", text):
        return False
    when = parsed(normal(text, year))
    return when is not None and when.period is not None


def is_stretch(text: str, year: int) -> bool:
    """Whether a text goes from one day to another."""
    when = parsed(normal(text, year))
    return when is not None and when.period is not None and when.one_day is None


def is_part(text: str) -> bool:
    """Whether a subtitle is a part of the day: “BUỔI SÁNG”."""
    return part_in(text) is not None


def is_day_or_part(text: str, year: int) -> bool:
    """Whether a subtitle says when the rows below it are."""
    return is_day(text, year) or is_part(text)


def part_in(text: str) -> str | None:
    """The part of the day that a text says and nothing else; None for any other."""
    return PARTS.get(_part_key(text))


def _part_key(text: str) -> str:
    return fold(text).removeprefix("buoi").strip(" :.,-")


def hours_in(text: str) -> str:
    """The hours that a text says beside a day; "" for none, or for several."""
    found = [*_HOURS_WORDS.finditer(text)]
    return found[0]["said"].strip() if len(found) == 1 else ""


@lru_cache(maxsize=2_000)
def part_of_letter(text: str) -> str:
    """The part of the day that “S”, “C” or “T” stands for; “S+C” are a day. Others stay."""
    return _LETTERS.get(re.sub(r"\s*[+&,;/-]\s*", "", text.strip().casefold()), text)


def hour_of_part(hour: str, part: str, year: int) -> str:
    """An hour as the clock has it in a part of the day: 14h for 2h of “Chiều”."""
    plain = normal(hour, year)
    if part_in(part) is None or is_in_part(plain, part, year) or not is_clock(plain):
        return hour
    found = without_part(f"{plain} {part_in(part)}")
    return found if is_clock(found) else hour


def is_clock(text: str) -> bool:
    """Whether a text says an hour, or a part of the day, and nothing else."""
    return _clock_in(text) is not None


@lru_cache(maxsize=2_000)
def _clock_in(text: str) -> TimeRange | None:
    """An hour, or from which to which, as it is parsed later; None where it cannot be."""
    return value_or_none(TimeRange.parse, text)


def is_in_part(hour: str, part: str, year: int) -> bool:
    """Whether an hour begins in a part of the day: 8h in “Sáng”."""
    key = _part_key(part)
    bounds = _ANY_HOUR if key in _WHOLE_TIMES else _BOUNDS.get(key)
    time = _clock_in(normal(hour, year))
    if bounds is None or time is None or time.start is None:
        return False
    return bounds[0] <= time.start.hour < bounds[1]


def is_of_other_part(hour: str, part: str, year: int) -> bool:
    """Whether an hour of the clock is none of a part of the day: 14h below “Sáng”."""
    is_hour = is_clock(normal(hour, year)) and not is_part(hour)
    return is_hour and not is_in_part(hour, part, year)


def without_all_day(text: str) -> str:
    """A text without “cả ngày”, which says nothing where an hour is said."""
    return _ALL_DAY.sub("", text).strip(" ,;.")


def without_part(hours: str) -> str:
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


@lru_cache(maxsize=2_000)
def parsed(text: str) -> When | None:
    """A time as it is parsed later; None where it cannot be."""
    return value_or_none(When.parse, text)
