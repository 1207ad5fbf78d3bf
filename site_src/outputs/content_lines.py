"""Content lines: what an iCalendar file is written in (RFC 5545, 3.1 and 3.3; RFC 6868).

A unit has a calendar for each event, each day and the whole Week. iCalendar libraries build objects
for what they read and write; to write some thousand lines of known kinds takes a tenth of the time.
The tests read every line back with three of them.
"""

from __future__ import annotations

import datetime as dt
import re

# Octets of a line, without the blank before a continued one.
LONGEST = 74
_PARAMETER = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_TOKEN = re.compile("[A-Za-z0-9_/-]+")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def line(name: str, value: str, **parameters: str) -> bytes:
    """A property as one folded line; `value` is written already (`text`, `date`, ...)."""
    written = "".join(f";{key}={_parameter(each)}" for key, each in parameters.items())
    return _fold(f"{name}{written}:{value}".encode())


def text(value: str) -> str:
    """A TEXT."""
    return value.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPED)


def date(day: dt.date) -> str:
    """A DATE; its property says so by VALUE=DATE."""
    return day.isoformat().replace("-", "")


def date_time(moment: dt.datetime) -> str:
    """A DATE-TIME: in UTC if the moment is, else as the clocks show it."""
    return f"{moment:%Y%m%dT%H%M%S}{'Z' if moment.tzinfo is dt.UTC else ''}"


def _parameter(value: str) -> str:
    written = value.translate(_PARAMETER)
    return written if _TOKEN.fullmatch(written) else f'"{written}"'


def _fold(octets: bytes) -> bytes:
    """Lines of at most 75 octets, in which no letter is cut in two.

    Escapes are kept whole, for programs that unfold too late.
    """
    parts = []
    while len(octets) > LONGEST:
        end = LONGEST
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        end -= octets[end - 1] in b"\\^"
        parts.append(octets[:end])
        octets = octets[end:]
    return b"\r\n ".join((*parts, octets)) + b"\r\n"
