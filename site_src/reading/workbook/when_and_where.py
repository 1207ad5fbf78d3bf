"""One cell that says when and where: “7h30 ngày 1/10, tại Hội trường xã”."""

from __future__ import annotations

import re

from site_src.reading.workbook.time_texts import normal, parsed

_LONGEST = 200
_BETWEEN = re.compile(
    r"\s*[,;.–-]?\s*\btại\b\s*:?\s*|\s*[;\n]\s*|\s+[-–]\s+|,\s*(?=[^\W\d])"
    r"|\s+(?=(?:ở|trên)\s)",
    re.IGNORECASE,
)
# “Thứ Bảy, ngày 3”: no place begins so.
_DAY = re.compile(r"(?:ngày|tháng)\s+\d|thứ\s+(?:\d|hai|ba|tư|năm|sáu|bảy)\b", re.IGNORECASE)


def when_and_where(text: str, year: int) -> tuple[str, str] | None:
    """The time and the place that a text says one after the other; None for any other text."""
    if len(text) > _LONGEST or is_time(text, year):
        return None
    for match in reversed([*_BETWEEN.finditer(text)]):
        time, place = text[: match.start()], text[match.end() :].strip(" .")
        if place[:1].isalpha() and not _DAY.match(place) and is_time(time, year):
            return time, place
    return None


def is_time(text: str, year: int) -> bool:
    """Whether a text says a day or an hour, and nothing else."""
    return parsed(normal(text, year)) is not None
