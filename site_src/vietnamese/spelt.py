"""Days and hours in words: “mùng một tháng Mười”, “bảy giờ mười lăm phút”."""

from __future__ import annotations

import re

_UNITS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_UNIT = "|".join(_UNITS)
# Behind a ten five is “lăm”: “tháng mười năm 2025” is of October.
_BEHIND_TEN = "|".join(unit for unit in _UNITS if unit != "năm")
_NUMBER = (
    rf"(?:(?:hai|ba|bốn|năm)\s+mươi(?:\s+(?:{_BEHIND_TEN}))?"
    rf"|mười(?:\s+(?:{_BEHIND_TEN}))?|{_UNIT})"
)
_NEW_DAY = r"(?:mùng|mồng)"

# Words are read as numbers only where nothing but a day or an hour is meant: “một giờ đọc sách” is
# no hour of the clock, and “thứ hai” no number.
_PLACES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w)(?:ngày|{_NEW_DAY})\s+(?P<number>{_NUMBER})"
        rf"(?=\s+(?:đến|và|tháng)\s|\s*(?:[,/-]\s*{_NEW_DAY})|$)",
        rf"(?<!\w){_NEW_DAY}\s+(?P<number>{_NUMBER})(?!\w)",
        rf"(?<=\d)\s+tháng\s+(?P<number>mười(?:\s+(?:một|hai))?|{_UNIT})(?!\w)",
        rf"(?<!\w)(?P<number>{_NUMBER})(?=\s+giờ\s+(?:{_NUMBER}\s+phút|\d+\s+phút|rưỡi|sáng|trưa"
        r"|chiều|tối|ngày|thứ|mùng|mồng)(?!\w))",
        rf"^(?P<number>{_NUMBER})(?=\s+giờ\s*(?:,|$))",
        rf"(?<=\d)\s+giờ\s+(?P<number>{_NUMBER})(?=\s+phút(?!\w))",
    )
)


_NEW_BEHIND_DAY = re.compile(rf"(?<=ngày)(\s+){_NEW_DAY}(?=\s+\d)", re.IGNORECASE)
_NEW_ALONE = re.compile(rf"(?<!\w){_NEW_DAY}(?=\s+\d)", re.IGNORECASE)
# Without one of them nothing here is found; every value with a day or an hour is looked at.
_WORDS = (*_UNITS, "mười", "mùng", "mồng")


def in_digits(text: str) -> str:
    """The text with the words of days and hours in digits; each letter stands where it stood."""
    small = text.lower()
    if not any(word in small for word in _WORDS):
        return text
    for pattern in _PLACES:
        # What a word has more than its digits becomes blanks.
        text = pattern.sub(_digits, text)
    text = _NEW_BEHIND_DAY.sub(lambda m: " " * len(m[0]), text)
    return _NEW_ALONE.sub("ngày", text)


def _digits(match: re.Match[str]) -> str:
    words = match["number"]
    start, end = (at - match.start() for at in match.span("number"))
    return match[0][:start] + str(_value(words)).ljust(len(words)) + match[0][end:]


def _value(words: str) -> int:
    steps = words.casefold().split()
    if steps[0] == "mười":
        return 10 + (_UNITS[steps[1]] if len(steps) > 1 else 0)
    if len(steps) > 1:
        return 10 * _UNITS[steps[0]] + (_UNITS[steps[2]] if len(steps) > 2 else 0)
    return _UNITS[steps[0]]
