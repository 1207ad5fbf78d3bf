"""Several days in one phrase, as the product's own reader takes them."""

from __future__ import annotations

import re
from itertools import pairwise

from site_src.vietnamese.notation import value_or_none
from site_src.vietnamese.when import When
from site_src.writing.drafting.day_words import DAY, day_text


def readable(when: str) -> str:
    """A time, where the product's own reader takes it; else nothing."""
    return when if value_or_none(When.parse, when) is not None else ""


def several(text: str, year: int) -> str:
    """“04 và ngày 05/10” as the reader takes it: in its own words, or as a period."""
    plain = re.sub(r"ngày\s+", "", text)
    plain = re.sub(r"\s+tháng\s+(\d+)(?:\s+năm\s+(\d+))?", r"/\1/\2", plain).rstrip("/")
    whole = plain if re.search(r"\d{4}", plain) else f"{plain}/{year}"
    return readable(" ".join(whole.split())) or _in_a_row(text, year)


def _in_a_row(text: str, year: int) -> str:
    """“ngày 04 và 05/10” as a period; nothing where a day lies between them."""
    last, _derived = day_text(re.findall(DAY, text)[-1], year)
    numbers = re.findall(
        r"\d{1,2}(?:/\d{1,2})?(?![\d/])|\d{1,2}/\d{1,2}/\d{4}", re.sub(r"\s*tháng\s*", "/", text)
    )
    days = []
    for number in numbers:
        parts = number.split("/")
        month = parts[1] if len(parts) > 1 else last[3:5]
        days.append((int(month), int(parts[0])))
    if len(days) < 2 or any(b != (a[0], a[1] + 1) for a, b in pairwise(days)):
        return ""
    return readable(f"{days[0][1]:02}/{days[0][0]:02}/{last[-4:]} - {last}")


def on_day(time: str, day: str) -> str:
    """An hour and a day as one writes them: “cả ngày 05/10” has its “ngày”."""
    return f"{time} {day}" if time == "cả ngày" else f"{time} ngày {day}"
