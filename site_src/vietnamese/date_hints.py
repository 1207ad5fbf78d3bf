"""What was probably meant by a date, a time or a line that cannot be read.

The example in the message.
"""

from __future__ import annotations

import re
from calendar import monthrange

from site_src.base.messages import gettext as _

_DAY = r"(\d{1,2})(?:[/.\- ]|\s*tháng\s*)(\d{1,2})"
_LETTERS_FOR_DIGITS = str.maketrans({"o": "0", "l": "1", "i": "1"})
_CLOCK = re.compile(
    r"(\d{1,2})(?:\s*(?:giờ|[hg:.])\s*(\d{2})?)?(?::\d\d)?\s*(am|pm|sáng|trưa|chiều|tối)\b"
)

# Digits alone where hours belong: “8”, “8.30”.
_BARE = r"(\d{1,2})(?:[.,]?(\d\d))?"


# Of examples, where no folder says which year is meant.
EXAMPLE_YEAR = 2026


def date_hint(text: str, year: int | None = None) -> str:
    """What to write in place of a text (in lower case) that is no date, with this year in it."""
    own = year or EXAMPLE_YEAR
    plain = text.removeprefix("ngày").strip()
    if match := re.fullmatch(rf"{_DAY}(?:[/.\- ]|\s*năm\s*)'?(\d\d)", plain):
        day, month, year = (int(part) for part in match.groups())
        return _("Write the year with four digits: {example}.").format(
            example=f"{day:02}/{month:02}/20{year:02}"
        )
    if match := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", plain):
        example = f"{int(match[3]):02}/{int(match[2]):02}/{match[1]}"
        return _("Write the day first, then the month: {example}.").format(example=example)
    if match := re.fullmatch(_DAY, plain):
        example = f"{int(match[1]):02}/{int(match[2]):02}/{own}"
        return _("Write the year too, as in {example}.").format(example=example)
    if not re.search(r"\d", plain):
        return _("Leave it out while the day is not known; else write it like {example}.").format(
            example=f"02/10/{own}"
        )
    digits = plain.translate(_LETTERS_FOR_DIGITS)
    if digits != plain and re.fullmatch(rf"{_DAY}[/.\-]\d{{4}}", digits):
        return _("Write digits, not letters that look like them: {example}.").format(example=digits)
    if len(re.findall(rf"{_DAY}[/.\-]\d{{4}}", plain)) > 1:
        return _("Write one day, or a period like {example}.").format(
            example=f"02/10/{own} - 08/10/{own}"
        )
    return _("Write the date like {example}; where the day is not known, {month}.").format(
        example=f"02/10/{own}", month=f"10/{own}"
    )


def month_hint(month: int, day: int | None, year: int) -> str:
    """What to write in place of a month that there is not."""
    if day is not None and 1 <= day <= 12 < month <= monthrange(year, day)[1]:
        return _("Write the day first, then the month: {example}.").format(
            example=f"{month:02}/{day:02}/{year}"
        )
    return _("Write the day first, then the month: {example} is 2 October.").format(
        example=f"02/10/{year}"
    )


def has_half_day(text: str) -> bool:
    """Whether a text (in lower case) has a time of twelve hours, like `8:30 pm`."""
    match = _CLOCK.search(text)
    return match is not None and match[3] in ("am", "pm")


def time_hint(text: str) -> str:
    """What to write in place of a text that is no time."""
    plain = text.casefold()
    if _CLOCK.search(plain):
        # The whole again: whoever writes what is advised has no day left out.
        return _("Write {example}.").format(example=_CLOCK.sub(_of_24, plain).strip())
    if re.fullmatch(rf"{_BARE}(?:\s*[-–—]\s*{_BARE})?", plain.strip()):
        example = re.sub(_BARE, lambda match: f"{int(match[1])}h{match[2] or ''}", plain.strip())
        return _("Write {example}.").format(example=example)
    return _(
        "Write the time like 16h30, or sáng, chiều, tối, cả ngày; leave it out where it is unknown."
    )


def _of_24(match: re.Match[str]) -> str:
    """A clock time of twelve hours, or with its part of the day, as one of 24 hours."""
    hour = int(match[1]) % 12 if match[3] in ("am", "pm") else int(match[1])
    late = match[3] == "pm" or (match[3] in ("chiều", "tối") and hour < 12)
    return f"{hour + 12 if late else hour}h{match[2] or ''}"


def clock_hint(hour: int) -> str:
    """What to write in place of an hour and minute that there are not."""
    if hour == 24:
        return _("Write 0h of the next day, or 23h59.")
    return _("Hours go from 0 to 23, minutes from 0 to 59: 16h30.")
