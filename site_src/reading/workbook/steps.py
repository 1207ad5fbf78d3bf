"""The order of an activity in one cell: a line for each step, “8h - 8h15: Đón đại biểu | Xã”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from site_src.reading.workbook.time_texts import is_clock

_BY = " | "


def steps_in(text: str) -> list[dict[str, str]]:
    """The steps that the lines of a cell say: at what hour, what, and by whom."""
    found = []
    for line in text.splitlines():
        rest, sign, by = line.strip().rpartition(_BY)
        rest = rest if sign else by
        time, colon, title = rest.partition(": ")
        step = {}
        if colon and is_clock(time):
            step["time"], rest = time.strip(), title
        if rest.strip():
            found.append(step | {"title": rest.strip()} | ({"by": by.strip()} if sign else {}))
    return found


def steps_text(steps: Iterable[Mapping[str, Any]]) -> str:
    """The same the other way round."""
    lines = []
    for step in steps:
        time, title, by = (str(step.get(key) or "") for key in ("time", "title", "by"))
        lines.append(f"{time}: " * bool(time) + title + f"{_BY}{by}" * bool(by))
    return "\n".join(lines)
