"""What people type for days and hours, put as others write it: “2:00 PM”, “8-10h”, “O1/10”."""

from __future__ import annotations

import re

from site_src.base.patterns import lazy_regex
from site_src.vietnamese.alphabet import fold

# Letters for the digits that they look like, in a day and in an hour: “O1/10”, “1O giờ”, “8hOO”.
_LETTERS = lazy_regex(
    r"(?<![\w/])(?:[\doO]{1,2}/[\doO]{1,2}(?![^\W\d_])"
    r"|(?=[oO]?\d|\d)[\doO]{1,2}\s?(?:h|g|giờ|:)\s?[\doO]{0,2}(?!\w))",
    re.IGNORECASE,
)
_ENGLISH = lazy_regex(r"\b(\d{1,2})[\s-](sept?|oct)[a-z]*\b\.?", re.IGNORECASE)
# “Oct 5, 2026”
_ENGLISH_FIRST = lazy_regex(
    r"\b(sept?|oct)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?", re.IGNORECASE
)
_YEAR_FIRST = lazy_regex(r"(?<![\d/.-])(20\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/.-])")
# “5.10.26”
_SHORT_YEAR = lazy_regex(r"(?<![\d/.])(\d{1,2})\.(\d{1,2})\.(2\d)(?![\d.])")
_HALF_DAY = lazy_regex(
    r"\b(\d{1,2})(?:[:hg](\d\d))?(?::\d\d)?h?\s*(?:([ap])\.?m\b\.?|(sa|ch)\b)", re.IGNORECASE
)
# “8 giờ kém 15”
_TO = lazy_regex(r"\b(\d{1,2})\s*(?:giờ|h)\s*kém\s*(\d{1,2})(?:\s*(?:phút|ph|'|’))?", re.IGNORECASE)
# “8-10h”; no “ngày 8 - 10h”, no “1/10-8h”, and no minutes: “8 giờ 00 - 10 giờ”.
_FIRST_WITHOUT_SIGN = lazy_regex(
    r"(?<![\w/.,:-])(?<!ngày )(?<!\dh )(?<!\dg )(?<!\d h )(?<!\d g )(?<!\d giờ )(?<!\dgiờ )"
    r"(\d{1,2})\s*([-–—])\s*(?=\d{1,2}\s*(?:h|g\b|giờ))",
    re.IGNORECASE,
)
# “8h:30”, “8.30h”
_TWO_SIGNS = lazy_regex(r"\b(\d{1,2})\s?(?:h|g|giờ)\s?[:.]\s?([0-5]\d)(?![\d/.])", re.IGNORECASE)
_POINT = lazy_regex(r"(?<![\d/.])(\d{1,2})[.:]([0-5]\d)\s?(?:h|g|giờ)(?!\w)", re.IGNORECASE)
# “Ngày thứ nhất (01/10)”, “Ngày 2 (02/10)”: the days of a programme, and no weekdays.
_NTH_DAY = lazy_regex(
    r"^\s*ngày\s+(?:(?:thứ\s+)?(?:nhất|đầu(?:\s+tiên)?)\s*[,:–—-]?\s*(?=(?:ngày\s+)?\d{1,2}\s*/)"
    r"|(?:thứ\s+)?(?:nhất|đầu(?:\s+tiên)?|hai|ba|tư|năm|sáu|bảy|\d)\s*"
    r"(?=\(\s*(?:ngày\s+)?\d{1,2}\s*/))",
    re.IGNORECASE,
)
_AT = lazy_regex(r"\b(?:vào\s+)?hồi\s+(?=\d)", re.IGNORECASE)
_DAY_AND_NIGHT = lazy_regex(r"\b24\s*/\s*(?:24|7)\s*(?:h|giờ)?(?!\w)", re.IGNORECASE)
_DAY_THEN_CLOCK = lazy_regex(r"(\d{1,2}/\d{1,2}/\d{4})\s+(\d{1,2}:\d\d)")
# Words that are typed without their marks where a whole text is; “nam” is a year here.
_MARKED = (
    *("chủ nhật", "hằng ngày", "hằng tuần", "cả ngày", "cả tuần", "suốt tuần"),
    *("ngày", "tháng", "năm", "thứ", "giờ", "phút", "sáng", "trưa", "chiều", "tối", "buổi"),
    *("từ", "đến", "và", "lúc"),
)
_WITH_MARKS = {fold(word): word for word in _MARKED}
_WORD = lazy_regex(rf"(?<![a-z])(?:{'|'.join(_WITH_MARKS)})(?![a-z])", re.IGNORECASE)
# “thứ bẩy”, as the South says it, and “ngáy 6/10”.
_SATURDAY = lazy_regex(r"\bthứ bẩy\b", re.IGNORECASE)
_NEAR_DAY = lazy_regex(r"\bng[áa]y(?=\s+\d)", re.IGNORECASE)
DAYTIME = r"(?:buổi\s+)?(sáng|trưa|chiều|tối)"
HOUR_WORDS = r"\d{1,2}\s*(?:giờ|h|g|:(?=\d\d))\s*(?:\d\d(?![\d/]|\s*/))?"
# “8h - 3/10”, “8h-10h – thứ bảy 3/10”
_HOUR_DASH_DAY = lazy_regex(
    rf"(?P<hours>{HOUR_WORDS}(?:\s*(?:[-–—]|đến)\s*{HOUR_WORDS})?)\s*[-–—]\s*"
    r"(?P<day>(?:(?:thứ \w+|chủ nhật)\s*,?\s*)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?)",
    re.IGNORECASE,
)
# “Tuần từ 1-7/10” is no more than its days.
_WEEK_OF = lazy_regex(
    r"^(?:trong\s+)?tuần\s+(?:lễ\s+)?(?:từ\s+)?(?=(?:ngày\s+)?\d{1,2}(?:/\d{1,2})?(?:/\d{4})?\s*"
    r"(?:[-–—]|đến)\s*(?:ngày\s+)?\d{1,2}\s*/\s*\d)",
    re.IGNORECASE,
)
_DAY_ONWARDS = lazy_regex(
    r"\btừ\s+((?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?)\s+(?:trở đi|trở về sau)", re.IGNORECASE
)
# “Sáng 8h - chiều 16h”, “lúc 8h sáng”
_PARTS_BEFORE = lazy_regex(
    rf"\b{DAYTIME}\s+({HOUR_WORDS})\s*(?:[-–—]|đến)\s*{DAYTIME}\s+({HOUR_WORDS})", re.IGNORECASE
)
_AT_HOUR = lazy_regex(rf"^(?:vào\s+)?lúc\s+(?={HOUR_WORDS}\s*{DAYTIME})", re.IGNORECASE)
_MONTHS = {"s": 9, "o": 10}


def without_slips(text: str) -> str:
    """A text about days and hours in the usual signs; what has none of them stays as it is."""
    if text.isascii():
        text = _WORD.sub(lambda m: _WITH_MARKS[m[0].lower()], text)
    text = _NTH_DAY.sub("", text)
    text = _NEAR_DAY.sub("ngày", _SATURDAY.sub("thứ bảy", text))
    text = _LETTERS.sub(lambda m: re.sub(r"[oO]", "0", m[0]), text)
    text = _ENGLISH.sub(lambda m: f"{m[1]}/{_MONTHS[m[2][0].lower()]}", text)
    text = _YEAR_FIRST.sub(r"\3/\2/\1", text)
    text = _SHORT_YEAR.sub(r"\1/\2/20\3", text)
    text = _POINT.sub(r"\1h\2", _TWO_SIGNS.sub(r"\1h\2", text))
    text = _ENGLISH_FIRST.sub(_of_english, text)
    text = _HALF_DAY.sub(_of_half_day, _TO.sub(_minutes_to, text))
    text = _FIRST_WITHOUT_SIGN.sub(r"\1h \2 ", text)
    text = _DAY_AND_NIGHT.sub("cả ngày", _AT.sub("lúc ", text))
    match = _DAY_THEN_CLOCK.fullmatch(text.strip())
    return f"{match[2]} ngày {match[1]}" if match else text


def _of_english(match: re.Match[str]) -> str:
    year = f"/{match[3]}" if match[3] else ""
    return f"{match[2]}/{_MONTHS[match[1][0].lower()]}{year}"


def _of_half_day(match: re.Match[str]) -> str:
    hour = int(match[1])
    later = (match[3] or match[4]).lower() in ("p", "ch")
    if later and 12 < hour < 24:
        return f"{hour}h{match[2] or ''}"
    if not 1 <= hour <= 12:
        return match[0]
    hour = hour % 12 + (12 if later else 0)
    return f"{hour}h{match[2] or ''}"


def _minutes_to(match: re.Match[str]) -> str:
    hour, minutes = int(match[1]), int(match[2])
    return f"{hour - 1}h{60 - minutes:02}" if hour and 0 < minutes < 60 else match[0]


def in_usual_order(text: str) -> str:
    """A text with its hour before its day, and parts of the day behind their hours."""
    text = _DAY_ONWARDS.sub(r"từ \1", _WEEK_OF.sub("", text))
    text = _AT_HOUR.sub("", _PARTS_BEFORE.sub(r"\2 \1 - \4 \3", text))
    match = _HOUR_DASH_DAY.fullmatch(text)
    return f"{match['hours'].strip()}, {match['day']}" if match else text
